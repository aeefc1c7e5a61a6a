package io.chargehand.scoring.web;

import io.chargehand.feature.KnownCases;
import io.chargehand.feature.PromiseCase;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Order lines to score at candidate nodes.
 *
 * @param decidedAt the decision instant; the service's present where absent
 * @param orders at least one
 * @param attributions whether to answer what moved the model; not where absent
 */
record PromiseRiskRequest(
        @Nullable Instant decidedAt,
        @Nullable List<Line> orders,
        @Nullable Boolean attributions) {

    static final int MOST_CASES = 1000;

    /**
     * An order line.
     *
     * @param linesOfOrder lines of the whole order; 1 where absent
     * @param candidates nodes that might fill it, at least one
     */
    @JsonDeserialize(using = LineReader.class)
    record Line(
            @Nullable OrderId orderId,
            @Nullable Integer line,
            @Nullable FulfillmentMethod method,
            @Nullable ItemId itemId,
            @Nullable Long quantity,
            @Nullable Integer linesOfOrder,
            @Nullable Instant placedAt,
            @Nullable Instant dueAt,
            @Nullable List<Candidate> candidates) {}

    /**
     * A node that might fill a line.
     *
     * @param plannedFinish when the work would be done; the due time where absent
     */
    @JsonDeserialize(using = CandidateReader.class)
    record Candidate(@Nullable NodeId nodeId, @Nullable Instant plannedFinish) {}

    /** The cases, checked; {@code present} is the decision instant where none is given. */
    List<PromiseCase> cases(Instant present, KnownCases known) {
        Instant at = decidedAt == null ? present : decidedAt;
        List<PromiseCase> cases = new ArrayList<>();
        List<Line> lines = Body.entries("orders", orders);
        for (int i = 0; i < lines.size(); i++) {
            String path = "orders[" + i + "].";
            List<Candidate> nodes =
                    Body.entries(path + "candidates", lines.get(i).candidates());
            for (int j = 0; j < nodes.size(); j++) {
                PromiseCase one = oneCase(lines.get(i), nodes.get(j), at, path, j);
                if (!known.hasNode(one.node())) {
                    known.requireNode(nodeField(path, j), one.node());
                }
                if (j == 0) {
                    known.requireItem(path + "itemId", one.item());
                }
                cases.add(one);
            }
        }
        Rules.require(cases.size() <= MOST_CASES, "orders", cases.size() + " cases", "must be at most " + MOST_CASES);
        return cases;
    }

    private static String nodeField(String path, int candidate) {
        return path + "candidates[" + candidate + "].nodeId";
    }

    private static PromiseCase oneCase(Line line, Candidate candidate, Instant at, String path, int place) {
        NodeId given = candidate.nodeId();
        NodeId node = given == null ? Body.present(nodeField(path, place), given) : given;
        try {
            Instant dueAt = Body.present("dueAt", line.dueAt());
            return new PromiseCase(
                    new OrderLineRef(Body.present("orderId", line.orderId()), Body.present("line", line.line())),
                    Body.present("method", line.method()),
                    Body.present("itemId", line.itemId()),
                    positive(Body.present("quantity", line.quantity())),
                    line.linesOfOrder() == null ? 1 : line.linesOfOrder(),
                    node,
                    Body.present("placedAt", line.placedAt()),
                    dueAt,
                    at,
                    candidate.plannedFinish() == null ? dueAt : candidate.plannedFinish());
        } catch (InvalidInputException e) {
            throw e.field().equals("decidedAt") ? e : e.under(path);
        }
    }

    private static Quantity positive(long units) {
        Rules.require(units >= 1, "quantity", units, "must be at least 1");
        return new Quantity(units);
    }
}
