package io.chargehand.feature;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.SupplierId;
import io.chargehand.receiving.Asn;
import io.chargehand.receiving.Discrepancy;
import io.chargehand.receiving.DiscrepancyPolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ASNs from advised to completely received. Single-threaded. */
final class InboundFold {

    private static final Schema LINES = OperationalStreams.RECEIPT_LINES.schema();
    private static final Schema ASNS = OperationalStreams.ASNS.schema();
    private static final DiscrepancyPolicy POLICY = DiscrepancyPolicy.STANDARD;

    private static final class Open {
        private final AsnAdvised advised;
        private final Instant advisedAt;
        private Optional<Instant> arrivedAt = Optional.empty();
        private final List<ReceiptLine> counted = new ArrayList<>();
        /** Of each line, as it was when advised. */
        private final List<Row> rows = new ArrayList<>();

        Open(AsnAdvised advised, Instant advisedAt) {
            this.advised = advised;
            this.advisedAt = advisedAt;
        }
    }

    private final MasterData master;
    private final Map<String, Open> open = new HashMap<>();
    private long unmatched;

    InboundFold(MasterData master) {
        this.master = master;
    }

    boolean fold(OperationalFact fact, Instant at, HistorySink sink) {
        if (fact instanceof AsnAdvised advised) {
            advise(new Open(advised, at), sink);
        } else if (fact instanceof AsnArrived arrived) {
            Open asn = open.get(arrived.asnId().value());
            if (asn == null) {
                unmatched++;
            } else {
                arrive(asn, at, sink);
            }
        } else if (fact instanceof ReceiptCounted counted) {
            count(counted, at, sink);
        } else {
            return false;
        }
        return true;
    }

    private void advise(Open asn, HistorySink sink) {
        if (open.putIfAbsent(asn.advised.asnId().value(), asn) != null) {
            unmatched++;
            return;
        }
        sink.began(asnRow(asn).build());
        for (AsnLine line : asn.advised.lines()) {
            Row row = row(ReceiptCase.of(asn.advised, line, asn.advisedAt));
            asn.rows.add(row);
            sink.began(row);
        }
    }

    private void arrive(Open asn, Instant at, HistorySink sink) {
        if (asn.arrivedAt.isPresent()) {
            return;
        }
        asn.arrivedAt = Optional.of(at);
        Instant overdue = asn.advised.expectedAt().plus(POLICY.lateTolerance());
        sink.ended(asnRow(asn)
                .number(
                        "lateHours",
                        Duration.between(asn.advised.expectedAt(), at).toMinutes() / 60.0)
                .number("late", at.isAfter(overdue) ? 1 : 0)
                .instant("arrivedAt", at)
                .instant("overdueEnd", at.isAfter(overdue) ? at : overdue)
                .build());
    }

    private void count(ReceiptCounted receipt, Instant at, HistorySink sink) {
        String id = receipt.asnId().value();
        Open asn = open.get(id);
        if (asn == null) {
            unmatched++;
            return;
        }
        asn.counted.addAll(receipt.lines());
        if (!receipt.complete()) {
            return;
        }
        arrive(asn, at, sink);
        open.remove(id);
        Asn received = new Asn(asn.advised, asn.advisedAt, asn.arrivedAt, Optional.of(at), asn.counted);
        for (int i = 0; i < asn.rows.size(); i++) {
            AsnLine line = asn.advised.lines().get(i);
            Set<Discrepancy> found = POLICY.classify(received, line.line());
            long good = asn.counted.stream()
                    .filter(each -> each.line() == line.line())
                    .mapToLong(each -> each.counted().units())
                    .sum();
            double ratio = (double) good / line.advised().units();
            sink.ended(labelled(asn.rows.get(i).toBuilder(), found, ratio)
                    .instant("knownAt", at)
                    .build());
        }
    }

    private static Row.Builder labelled(Row.Builder row, Set<Discrepancy> found, double ratio) {
        boolean few = found.contains(Discrepancy.SHORT);
        boolean over = found.contains(Discrepancy.OVER);
        boolean damaged = found.contains(Discrepancy.DAMAGED);
        return row.number("short", few ? 1 : 0)
                .number("over", over ? 1 : 0)
                .number("damaged", damaged ? 1 : 0)
                .number("late", found.contains(Discrepancy.LATE) ? 1 : 0)
                .number("ratio", ratio)
                .number("shortRatio", few ? ratio : Double.NaN)
                .number("damagedRatio", damaged && !few ? ratio : Double.NaN)
                .number("overRatio", over ? ratio : Double.NaN);
    }

    private Row.Builder asnRow(Open asn) {
        ZonedDateTime expected = master.node(asn.advised.nodeId().value()).local(asn.advised.expectedAt());
        return ASNS.row()
                .text("supplier", asn.advised.supplierId().value())
                .text("carrier", asn.advised.carrier())
                .text("node", asn.advised.nodeId().value())
                .number("lines", asn.advised.lines().size())
                .number(
                        "leadHours",
                        Duration.between(asn.advised.orderedAt(), asn.advised.expectedAt())
                                        .toMinutes()
                                / 60.0)
                .text("weekday", expected.getDayOfWeek().name())
                .instant("advisedAt", asn.advisedAt)
                .instant("expectedAt", asn.advised.expectedAt())
                .instant("overdueAt", asn.advised.expectedAt().plus(POLICY.lateTolerance()));
    }

    Row row(ReceiptCase receipt) {
        MasterData.Item item = master.item(receipt.item().value());
        MasterData.NodeFacts node = master.node(receipt.node().value());
        ZonedDateTime expected = node.local(receipt.expectedAt());
        long leadDays =
                Duration.between(receipt.orderedAt(), receipt.expectedAt()).toDays();
        return LINES.row()
                .text("rowKey", receipt.asnLine().toString())
                .text("asn", receipt.asnLine().asn().value())
                .text("supplier", receipt.supplier().value())
                .text("country", master.country(receipt.supplier().value()))
                .text("carrier", receipt.carrier())
                .text("item", receipt.item().value())
                .text("department", item.department())
                .text("node", receipt.node().value())
                .text("format", node.format())
                .text("kind", node.kind())
                .text("cartonBand", "c" + band(receipt.cartons()))
                .text("leadBand", "d" + band(leadDays))
                .text("weekday", expected.getDayOfWeek().name())
                .number("advised", receipt.advised().units())
                .number("cartons", receipt.cartons())
                .number("unitsPerCarton", (double) receipt.advised().units() / receipt.cartons())
                .number("linesOfAsn", receipt.linesOfAsn())
                .number("shelfLifeDays", item.shelfLifeDays())
                .number("cartonWeight", item.weight() * receipt.advised().units() / receipt.cartons())
                .number("price", item.price())
                .number("weight", item.weight())
                .number("volume", item.volume())
                .number("expectedHour", expected.getHour())
                .instant("orderedAt", receipt.orderedAt())
                .instant("expectedAt", receipt.expectedAt())
                .instant("decidedAt", receipt.decidedAt())
                .build();
    }

    /** Powers of two: 0, 1, 2 to 3, 4 to 7, ... */
    private static int band(long value) {
        return value <= 0 ? 0 : 64 - Long.numberOfLeadingZeros(value);
    }

    long unmatched() {
        return unmatched;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(unmatched);
        out.writeInt(open.size());
        for (Open asn : open.values()) {
            AsnAdvised advised = asn.advised;
            out.writeUTF(advised.asnId().value());
            out.writeUTF(advised.supplierId().value());
            out.writeUTF(advised.nodeId().value());
            out.writeUTF(advised.carrier());
            RowCodec.write(advised.orderedAt(), out);
            RowCodec.write(advised.expectedAt(), out);
            RowCodec.write(asn.advisedAt, out);
            out.writeBoolean(asn.arrivedAt.isPresent());
            if (asn.arrivedAt.isPresent()) {
                RowCodec.write(asn.arrivedAt.get(), out);
            }
            out.writeInt(advised.lines().size());
            for (AsnLine line : advised.lines()) {
                out.writeInt(line.line());
                out.writeUTF(line.itemId().value());
                out.writeLong(line.advised().units());
                out.writeInt(line.cartons());
            }
            for (Row row : asn.rows) {
                RowCodec.write(row, out);
            }
            out.writeInt(asn.counted.size());
            for (ReceiptLine line : asn.counted) {
                out.writeInt(line.line());
                out.writeLong(line.counted().units());
                out.writeLong(line.damaged().units());
            }
        }
    }

    void fill(DataInput in) throws IOException {
        unmatched = in.readLong();
        for (int i = in.readInt(); i > 0; i--) {
            AsnId id = new AsnId(in.readUTF());
            SupplierId supplier = new SupplierId(in.readUTF());
            NodeId node = new NodeId(in.readUTF());
            String carrier = in.readUTF();
            Instant orderedAt = RowCodec.readInstant(in);
            Instant expectedAt = RowCodec.readInstant(in);
            Instant advisedAt = RowCodec.readInstant(in);
            Optional<Instant> arrivedAt = in.readBoolean() ? Optional.of(RowCodec.readInstant(in)) : Optional.empty();
            List<AsnLine> lines = new ArrayList<>();
            for (int j = in.readInt(); j > 0; j--) {
                lines.add(
                        new AsnLine(in.readInt(), new ItemId(in.readUTF()), new Quantity(in.readLong()), in.readInt()));
            }
            AsnAdvised advised = new AsnAdvised(id, supplier, node, orderedAt, expectedAt, carrier, lines);
            Open asn = new Open(advised, advisedAt);
            asn.arrivedAt = arrivedAt;
            for (int j = lines.size(); j > 0; j--) {
                in.readUTF(); // the stream, always the same
                asn.rows.add(RowCodec.readRow(LINES, in));
            }
            for (int j = in.readInt(); j > 0; j--) {
                asn.counted.add(
                        new ReceiptLine(in.readInt(), new Quantity(in.readLong()), new Quantity(in.readLong())));
            }
            open.put(id.value(), asn);
        }
    }
}
