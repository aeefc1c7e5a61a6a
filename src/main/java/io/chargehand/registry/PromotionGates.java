package io.chargehand.registry;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges by recorded figures whether a version may become champion: the bounds that its job declares, its calibration, and
 * that it is no worse than the present champion. Immutable, safe for use by several threads.
 */
public final class PromotionGates {

    private static final String AUC = "auc";
    private static final String BRIER = "brier";
    private static final String CALIBRATION = "calibrationError";
    private static final String CALIBRATION_GATE = "maxCalibrationError";

    private final PromotionPolicy policy;

    /** Judges by a policy. */
    public PromotionGates(PromotionPolicy policy) {
        this.policy = policy;
    }

    /**
     * The gates a version does not pass; empty when it may become champion.
     *
     * @param champion the present one, if any
     */
    public List<GateFailure> failures(VersionRecord version, Optional<VersionRecord> champion) {
        List<GateFailure> failures = new ArrayList<>();
        version.heads().forEach((head, figures) -> {
            Head judged = new Head(head.isEmpty() ? "" : head + ".", figures, failures);
            if (figures.path("test").path(BRIER).isNumber()) {
                declared(judged);
                calibration(judged);
                champion.ifPresent(present -> compare(judged, present, head));
            } else {
                judged.fail("figures", "none", "must be recorded in " + VersionRecord.FIGURES);
            }
        });
        return failures;
    }

    /** The bounds of the job; where only their outcome was recorded, that. */
    private static void declared(Head head) {
        JsonNode gates = head.figures().path("gates");
        JsonNode bounds = gates.path("declared");
        bound(bounds, "minAuc").ifPresent(least -> head.atLeast("minAuc", AUC, least));
        bound(bounds, "maxBrier").ifPresent(most -> head.atMost("maxBrier", BRIER, most));
        bound(bounds, CALIBRATION_GATE).ifPresent(most -> head.atMost(CALIBRATION_GATE, CALIBRATION, most));
        int judgedAlready = head.failures().size();
        if (!gates.path("passed").asBoolean(true) && (judgedAlready == 0 || bounds.isMissingNode())) {
            gates.path("failures")
                    .forEach(sentence -> head.fail("job", sentence.asString(), "must pass the gates of its job"));
        }
    }

    private void calibration(Head head) {
        if (bound(head.figures().path("gates").path("declared"), CALIBRATION_GATE)
                .isEmpty()) {
            head.atMost(CALIBRATION_GATE, CALIBRATION, policy.maxCalibrationError());
        }
    }

    private void compare(Head head, VersionRecord champion, String name) {
        JsonNode present = champion.heads().get(name);
        if (present == null || !present.path("test").path(BRIER).isNumber()) {
            return;
        }
        JsonNode paired = head.figures().path("champion");
        JsonNode difference = paired.path("modelMinusChampion").path(BRIER).path("value");
        if (difference.isNumber()
                && paired.path("version").asString("").equals(champion.version().version())) {
            paired(head, paired, difference.asDouble());
            return;
        }
        if (sameRows(head.figures(), present)) {
            double most = present.path("test").path(BRIER).asDouble() + policy.brierMargin();
            if (head.test(BRIER) > most) {
                head.fail(
                        "championBrier",
                        head.test(BRIER),
                        "must be at most " + most + ", the Brier score of champion "
                                + champion.version().version() + " on the same rows plus the margin of "
                                + policy.brierMargin());
            }
            return;
        }
        double least = skill(present) - policy.skillMargin();
        if (skill(head.figures()) < least) {
            head.fail(
                    "championSkill",
                    skill(head.figures()),
                    "must be at least " + least
                            + ", the Brier skill over the prior of champion "
                            + champion.version().version()
                            + " on its own test rows less the margin of " + policy.skillMargin());
        }
    }

    /** By rows that neither was trained on, where the training compared them. */
    private void paired(Head head, JsonNode comparison, double difference) {
        if (difference > policy.brierMargin()) {
            head.fail(
                    "championBrier",
                    comparison.path("model").path(BRIER).asDouble(),
                    "must be at most "
                            + (comparison.path("champion").path(BRIER).asDouble() + policy.brierMargin())
                            + ", the Brier score of champion "
                            + comparison.path("version").asString("") + " on the same "
                            + comparison.path("rows").asInt() + " rows plus the margin of " + policy.brierMargin());
        }
    }

    /** How much of the prior's Brier score a model takes away, on its own test rows. */
    private static double skill(JsonNode figures) {
        double prior = figures.path("baselines").path("prior").path(BRIER).asDouble(Double.NaN);
        return 1 - figures.path("test").path(BRIER).asDouble() / prior;
    }

    private static boolean sameRows(JsonNode one, JsonNode other) {
        return one.path("split").path("testFrom").equals(other.path("split").path("testFrom"))
                && one.path("test").path("rows").equals(other.path("test").path("rows"))
                && one.path("baselines")
                        .path("prior")
                        .equals(other.path("baselines").path("prior"));
    }

    private static Optional<Double> bound(JsonNode bounds, String gate) {
        return bounds.path(gate).isNumber() ? Optional.of(bounds.path(gate).asDouble()) : Optional.empty();
    }

    /** One outcome of the version that is judged, and where its failures are collected. */
    private record Head(String prefix, JsonNode figures, List<GateFailure> failures) {

        double test(String metric) {
            return figures.path("test").path(metric).asDouble(Double.NaN);
        }

        void atLeast(String gate, String metric, double least) {
            if (!(test(metric) >= least)) {
                fail(gate, test(metric), "must be at least " + least);
            }
        }

        void atMost(String gate, String metric, double most) {
            if (!(test(metric) <= most)) {
                fail(gate, test(metric), "must be at most " + most);
            }
        }

        void fail(String gate, Object value, String rule) {
            failures.add(new GateFailure(prefix + gate, String.valueOf(value), rule));
        }
    }
}
