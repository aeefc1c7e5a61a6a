package io.chargehand.scoring.web;

import io.chargehand.feature.KnownCases;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.SupplierId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * ASN lines to score: either a known ASN, or ASNs written out.
 *
 * @param asnId a known ASN
 * @param asns ASNs that need not be known
 * @param decidedAt the decision instant; the service's present where absent
 * @param confidence with which reservable units must arrive, 0 to 1; the policy's where absent
 * @param attributions whether to answer what moved the model; not where absent
 */
record ReceiptRiskRequest(
        @Nullable AsnId asnId,
        @Nullable List<Asn> asns,
        @Nullable Instant decidedAt,
        @Nullable Double confidence,
        @Nullable Boolean attributions) {

    static final int MOST_CASES = 1000;

    /** An ASN written out. */
    record Asn(
            @Nullable AsnId asnId,
            @Nullable SupplierId supplierId,
            @Nullable NodeId nodeId,
            @Nullable String carrier,
            @Nullable Instant orderedAt,
            @Nullable Instant expectedAt,
            @Nullable List<Line> lines) {}

    /** A line of it. */
    record Line(
            @Nullable Integer line,
            @Nullable ItemId itemId,
            @Nullable Long advised,
            @Nullable Integer cartons) {}

    /** The cases, checked; {@code present} is the decision instant where none is given. */
    List<ReceiptCase> cases(Instant present, KnownCases known) {
        Instant at = decidedAt == null ? present : decidedAt;
        Rules.require((asnId == null) != (asns == null), "asns", asns, "must be present unless asnId is, not both");
        if (asnId != null) {
            return known.receipts(asnId, at);
        }
        List<ReceiptCase> cases = new ArrayList<>();
        List<Asn> given = Body.entries("asns", asns);
        for (int i = 0; i < given.size(); i++) {
            String path = "asns[" + i + "].";
            List<Line> lines = Body.entries(path + "lines", given.get(i).lines());
            Set<Integer> numbers = new HashSet<>();
            for (int j = 0; j < lines.size(); j++) {
                String linePath = path + "lines[" + j + "].";
                ReceiptCase one = oneCase(given.get(i), lines.get(j), lines.size(), at, path, linePath);
                known.requireSupplier(path + "supplierId", one.supplier());
                known.requireNode(path + "nodeId", one.node());
                known.requireItem(linePath + "itemId", one.item());
                cases.add(one);
                Integer number = lines.get(j).line();
                Rules.require(
                        numbers.add(Body.present(linePath + "line", number)), linePath + "line", number, "must differ");
            }
        }
        Rules.require(cases.size() <= MOST_CASES, "asns", cases.size() + " lines", "must be at most " + MOST_CASES);
        return cases;
    }

    private static ReceiptCase oneCase(Asn asn, Line line, int lines, Instant at, String path, String linePath) {
        AsnId id = Body.present(path + "asnId", asn.asnId());
        SupplierId supplier = Body.present(path + "supplierId", asn.supplierId());
        NodeId node = Body.present(path + "nodeId", asn.nodeId());
        String carrier = Body.present(path + "carrier", asn.carrier());
        Rules.identifier(path + "carrier", carrier);
        Instant orderedAt = Body.present(path + "orderedAt", asn.orderedAt());
        Instant expectedAt = Body.present(path + "expectedAt", asn.expectedAt());
        Rules.require(
                !expectedAt.isBefore(orderedAt),
                path + "expectedAt",
                expectedAt,
                "must not be before orderedAt " + orderedAt);
        int cartons = line.cartons() == null ? 1 : line.cartons();
        Rules.range(linePath + "cartons", cartons, 1, 100_000);
        long advised = Body.present(linePath + "advised", line.advised());
        Rules.require(advised >= 1, linePath + "advised", advised, "must be at least 1");
        ItemId item = Body.present(linePath + "itemId", line.itemId());
        try {
            AsnLineRef ref = new AsnLineRef(id, Body.present("line", line.line()));
            return new ReceiptCase(
                    ref,
                    supplier,
                    item,
                    node,
                    carrier,
                    new Quantity(advised),
                    cartons,
                    lines,
                    orderedAt,
                    expectedAt,
                    at);
        } catch (InvalidInputException e) {
            throw e.under(linePath);
        }
    }
}
