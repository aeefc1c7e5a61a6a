package io.chargehand.monitoring;

import io.chargehand.feature.OperationalStreams;
import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.feature.Row;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.SupplierId;
import io.chargehand.scoring.ScoringNames;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A row of the operational history read as what it is about. Immutable. */
record DecidedRow(Row row) {

    private static final List<String> DISCREPANCIES = List.of("short", "over", "damaged", "late");

    boolean isReceipt() {
        return row.schema().stream().equals(OperationalStreams.RECEIPT_LINES.name());
    }

    /** The key under which the row is scored. */
    String key() {
        String key = row.show(OperationalStreams.KEY);
        // A promise's row also names its decision instant, which a score's key does not.
        return isReceipt() ? key : key.substring(0, key.lastIndexOf('@'));
    }

    Instant decidedAt() {
        return instant("decidedAt");
    }

    ReceiptCase receipt() {
        return new ReceiptCase(
                new AsnLineRef(new AsnId(row.show("asn")), line(key())),
                new SupplierId(row.show("supplier")),
                new ItemId(row.show("item")),
                new NodeId(row.show("node")),
                row.show("carrier"),
                new Quantity((long) number("advised")),
                (int) number("cartons"),
                (int) number("linesOfAsn"),
                instant("orderedAt"),
                instant("expectedAt"),
                instant("decidedAt"));
    }

    PromiseCase promise() {
        return new PromiseCase(
                new OrderLineRef(new OrderId(row.show("order")), line(key().substring(0, key().lastIndexOf('@')))),
                FulfillmentMethod.valueOf(row.show("method")),
                new ItemId(row.show("item")),
                new Quantity((long) number("quantity")),
                (int) number("linesOfOrder"),
                new NodeId(row.show("node")),
                instant("placedAt"),
                instant("dueAt"),
                instant("decidedAt"),
                instant("plannedFinish"));
    }

    /** The model that scores it. */
    String model() {
        return isReceipt() ? ScoringNames.RECEIPT_VARIANCE : ScoringNames.SLA_RISK;
    }

    /** The labels of a complete row; those that cannot be told are left out. */
    Stream<ToldOutcome> outcomes() {
        List<String> columns = isReceipt() ? DISCREPANCIES : List.of(ScoringNames.MISSED);
        return columns.stream()
                .filter(column -> !Double.isNaN(number(column)))
                .map(column -> new ToldOutcome(
                        model(), column, key(), number(column) > 0.5, instant("knownAt"), ToldOutcome.Source.EVENT));
    }

    private static int line(String reference) {
        return Integer.parseInt(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private double number(String column) {
        return row.number(row.schema().position("row", column));
    }

    private Instant instant(String column) {
        return Instant.ofEpochMilli(row.instant(row.schema().position("row", column)));
    }
}
