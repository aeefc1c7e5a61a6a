package io.chargehand.scoring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import io.chargehand.scoring.Attribution;
import io.chargehand.scoring.FeatureUsed;
import io.chargehand.scoring.ModelUsed;
import io.chargehand.scoring.PromiseRiskScore;
import io.chargehand.scoring.ReceiptRiskScore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answers of the score calls. */
final class RiskScores {

    /** Writes what {@link PromiseScoresWriter} does not write itself. */
    static final JsonMapper JSON = new JsonMapper();

    private RiskScores() {}

    /** Scores of order lines at nodes, in the order asked. */
    record Promises(List<Promise> scores) {}

    /**
     * P(promise missed) of an order line at a node.
     *
     * @param missProbability the curve read at {@code plannedFinish}
     * @param curve risk by finish time: straight between its points, level outside
     * @param fallback whether a rate table answered because no model was usable
     * @param attributions what moved the model's log-odds at {@code plannedFinish}; only where asked for and a model answered
     */
    record Promise(
            String orderId,
            int line,
            String nodeId,
            String itemId,
            FulfillmentMethod method,
            Instant decidedAt,
            Instant dueAt,
            Instant plannedFinish,
            double missProbability,
            List<CurvePoint> curve,
            Model model,
            boolean fallback,
            List<FeatureUsed> features,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Attribution attributions) {}

    /** A point of a risk curve. */
    record CurvePoint(Instant finish, double missProbability) {}

    /** Which model answered. */
    record Model(String name, String version, @Nullable String fallbackReason) {}

    /** Scores of ASN lines, in the order asked. */
    record Receipts(List<Receipt> scores) {}

    /**
     * Receipt variance of an ASN line.
     *
     * @param probabilities of each discrepancy; they do not exclude each other
     * @param received P(at least so many units arrive fit for sale), by rising units
     * @param reservable units that arrive with at least {@code confidence}
     * @param attributions what moved the model's log-odds, by outcome; only where asked for and a model answered
     */
    record Receipt(
            String asnId,
            int line,
            String nodeId,
            String itemId,
            long advised,
            Instant decidedAt,
            Discrepancies probabilities,
            List<ReceivedPoint> received,
            double confidence,
            long reservable,
            Model model,
            boolean fallback,
            List<FeatureUsed> features,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Attribution> attributions) {}

    /** Probabilities of the discrepancies of a line. */
    record Discrepancies(double shortage, double overage, double damaged, double late) {}

    /** A point of the distribution of what arrives. */
    record ReceivedPoint(long units, double atLeast) {}

    static Promise of(PromiseRiskScore score) {
        PromiseCase one = score.scored();
        return new Promise(
                one.orderLine().order().value(),
                one.orderLine().line(),
                one.node().value(),
                one.item().value(),
                one.method(),
                one.decidedAt(),
                one.dueAt(),
                one.plannedFinish(),
                rounded(score.missProbability().value()),
                new CurveShown(score.curve()),
                model(score.model()),
                score.model().fallback(),
                score.features(),
                score.attribution().orElse(null));
    }

    static Receipt of(ReceiptRiskScore score, Probability confidence) {
        ReceiptCase one = score.scored();
        return new Receipt(
                one.asnLine().asn().value(),
                one.asnLine().line(),
                one.node().value(),
                one.item().value(),
                one.advised().units(),
                one.decidedAt(),
                new Discrepancies(
                        rounded(score.shortRisk().value()),
                        rounded(score.overRisk().value()),
                        rounded(score.damagedRisk().value()),
                        rounded(score.lateRisk().value())),
                received(score),
                confidence.value(),
                score.reservable(confidence).units(),
                model(score.model()),
                score.model().fallback(),
                score.features(),
                score.attributions().isEmpty() ? null : new TreeMap<>(score.attributions()));
    }

    private static List<ReceivedPoint> received(ReceiptRiskScore score) {
        List<ReceivedPoint> points = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < score.received().atLeast().size(); i++) {
            long units = (long) Math.ceil(
                    score.received().atLeast().x(i) * score.scored().advised().units() - 1e-9);
            if (units > before) {
                double atLeast = score.received()
                        .atLeast(new Quantity(units), score.scored().advised())
                        .value();
                points.add(new ReceivedPoint(units, rounded(atLeast)));
                before = units;
            }
        }
        return points;
    }

    private static Model model(ModelUsed used) {
        return new Model(used.name(), used.version(), used.fallbackReason().orElse(null));
    }

    /** Six decimals: more would be noise. */
    static double rounded(double probability) {
        return Math.rint(probability * 1e6) / 1e6;
    }
}
