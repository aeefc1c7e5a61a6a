package io.chargehand.dispatch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chargehand.backroom.PromiseOutlook.LineOutlook;
import io.chargehand.fulfillment.CustomerOrder;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.RiskCurve;
import io.chargehand.scoring.Attribution;
import io.chargehand.scoring.FeatureUsed;
import io.chargehand.scoring.ModelUsed;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The promise risk of an order as JSON.
 *
 * @param orderId the order
 * @param dueAt last moment for the work
 * @param lines its lines
 */
record OrderRiskView(String orderId, String dueAt, List<LineView> lines) {

    /**
     * A line and what is known of its promise.
     *
     * @param line its number
     * @param promise PENDING, KEPT, MISSED or VOID
     * @param nodes the nodes that fill it and are not done
     */
    record LineView(int line, String promise, List<NodeView> nodes) {}

    /**
     * A line at a node.
     *
     * @param nodeId the node
     * @param quantity units
     * @param plannedFinish when the live plan has it done; null where it is not planned
     * @param slack ISO 8601 duration from planned finish to due time, negative when late; null where it is not planned
     * @param missProbability P(promise missed) at the planned finish
     * @param curve P(promise missed) by finish
     * @param model which model answered
     * @param modelVersion its version
     * @param fallback whether a rate table answered
     * @param fallbackReason why it did; null where it did not
     * @param features what the model saw
     * @param attributions what moved the model's log-odds; only where asked for and a model answered
     */
    record NodeView(
            String nodeId,
            long quantity,
            @Nullable String plannedFinish,
            @Nullable String slack,
            double missProbability,
            List<PointView> curve,
            String model,
            String modelVersion,
            boolean fallback,
            @Nullable String fallbackReason,
            Map<String, String> features,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Attribution attributions) {}

    /**
     * A point of a risk curve; straight between points, flat outside.
     *
     * @param finish planned finish
     * @param missProbability P(promise missed)
     */
    record PointView(String finish, double missProbability) {}

    static OrderRiskView of(CustomerOrder order, List<LineOutlook> outlooks, Instant now) {
        List<LineView> lines = order.lines().stream()
                .map(state -> new LineView(
                        state.line().line(),
                        order.outcome(state.line().line(), now).name(),
                        outlooks.stream()
                                .filter(each ->
                                        each.orderLine().line() == state.line().line())
                                .map(OrderRiskView::node)
                                .toList()))
                .toList();
        return new OrderRiskView(
                order.placed().orderId().value(), order.placed().dueAt().toString(), lines);
    }

    private static NodeView node(LineOutlook line) {
        ModelUsed model = line.score().model();
        Map<String, String> features = new LinkedHashMap<>();
        for (FeatureUsed feature : line.score().features()) {
            features.put(feature.name(), feature.value());
        }
        return new NodeView(
                line.node().value(),
                line.quantity().units(),
                line.plannedFinish().map(Instant::toString).orElse(null),
                line.slack().map(Duration::toString).orElse(null),
                line.missProbability().value(),
                points(line.score().curve()),
                model.name(),
                model.version(),
                model.fallback(),
                model.fallbackReason().orElse(null),
                features,
                line.score().attribution().orElse(null));
    }

    private static List<PointView> points(RiskCurve curve) {
        PiecewiseLinear byMinutes = curve.byMinutes();
        List<PointView> points = new ArrayList<>();
        for (int i = 0; i < byMinutes.size(); i++) {
            points.add(new PointView(
                    curve.origin()
                            .plusMillis(Math.round(byMinutes.x(i) * 60_000))
                            .toString(),
                    byMinutes.y(i)));
        }
        return points;
    }
}
