package io.chargehand.receiving.jdbc;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.network.Network;
import io.chargehand.network.NetworkSoFar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ASNs that the events of a batch touch, as of a point within the batch. One batch, one thread. */
final class ReceivingBatch {

    private final AsnTables tables;
    private final NetworkSoFar network;
    private final Map<AsnId, AsnState> asns = new HashMap<>();
    private final Set<ReceiptId> receipts = new HashSet<>();
    private final Set<AsnId> read = new HashSet<>();
    private final Set<ReceiptId> readReceipts = new HashSet<>();
    private final Set<AsnId> changed = new LinkedHashSet<>();
    private final List<AsnTables.CountedReceipt> newReceipts = new ArrayList<>();

    ReceivingBatch(AsnTables tables, Network network) {
        this.tables = tables;
        this.network = new NetworkSoFar(network);
    }

    /** Reads what is not read yet of what these facts name. */
    void read(Collection<? extends OperationalFact> facts) {
        Set<AsnId> missing = new LinkedHashSet<>();
        Set<ReceiptId> missingReceipts = new LinkedHashSet<>();
        for (OperationalFact fact : facts) {
            if (fact instanceof AsnAdvised advised) {
                missing.add(advised.asnId());
            } else if (fact instanceof AsnArrived arrived) {
                missing.add(arrived.asnId());
            } else if (fact instanceof ReceiptCounted counted) {
                missing.add(counted.asnId());
                missingReceipts.add(counted.receiptId());
            }
        }
        missing.removeAll(read);
        missingReceipts.removeAll(readReceipts);
        asns.putAll(tables.load(missing));
        receipts.addAll(tables.knownReceipts(missingReceipts));
        read.addAll(missing);
        readReceipts.addAll(missingReceipts);
    }

    Optional<InvalidInputException> objection(OperationalFact fact) {
        if (fact instanceof AsnAdvised advised) {
            return objection(advised);
        }
        if (fact instanceof AsnArrived arrived) {
            return unknownAsn(arrived.asnId());
        }
        if (fact instanceof ReceiptCounted counted) {
            return objection(counted);
        }
        return Optional.empty();
    }

    private Optional<InvalidInputException> objection(AsnAdvised advised) {
        if (asns.containsKey(advised.asnId())) {
            return Optional.of(new ConflictException("asnId", advised.asnId(), "must not have been advised before"));
        }
        for (int i = 0; i < advised.lines().size(); i++) {
            AsnLine line = advised.lines().get(i);
            Optional<InvalidInputException> unknown = network.unknownItem("lines[" + i + "].itemId", line.itemId());
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return network.unknownNode("nodeId", advised.nodeId())
                .or(() -> network.unknownSupplier("supplierId", advised.supplierId()));
    }

    private Optional<InvalidInputException> objection(ReceiptCounted counted) {
        AsnState asn = asns.get(counted.asnId());
        if (asn == null) {
            return unknownAsn(counted.asnId());
        }
        if (receipts.contains(counted.receiptId())) {
            return Optional.of(
                    new ConflictException("receiptId", counted.receiptId(), "must not have been counted before"));
        }
        for (int i = 0; i < counted.lines().size(); i++) {
            ReceiptLine line = counted.lines().get(i);
            if (!asn.hasLine(line.line())) {
                return Optional.of(
                        new UnknownIdException("lines[" + i + "].line", line.line(), "line of ASN " + counted.asnId()));
            }
        }
        return Optional.empty();
    }

    private Optional<InvalidInputException> unknownAsn(AsnId id) {
        return asns.containsKey(id) ? Optional.empty() : Optional.of(new UnknownIdException("asnId", id, "ASN"));
    }

    void apply(OperationalEvent event) {
        OperationalFact fact = event.fact();
        network.see(fact);
        if (fact instanceof AsnAdvised advised) {
            asns.put(advised.asnId(), new AsnState(advised, event.time()));
            changed.add(advised.asnId());
        } else if (fact instanceof AsnArrived arrived) {
            known(arrived.asnId()).arrive(event.time());
        } else if (fact instanceof ReceiptCounted counted) {
            known(counted.asnId()).count(counted.lines(), counted.complete(), event.time());
            receipts.add(counted.receiptId());
            newReceipts.add(new AsnTables.CountedReceipt(counted.receiptId(), counted.asnId(), event.time()));
        }
    }

    private AsnState known(AsnId id) {
        AsnState asn = asns.get(id);
        if (asn == null) {
            throw new UnknownIdException("asnId", id, "ASN");
        }
        changed.add(id);
        return asn;
    }

    void save() {
        tables.save(changed.stream().map(this::known).toList());
        tables.saveReceipts(newReceipts);
    }
}
