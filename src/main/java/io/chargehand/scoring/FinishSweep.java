package io.chargehand.scoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.PromiseCase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which inputs of a model move with the planned finish, and how: for a sweep over finishes that computes the other
 * inputs once. Immutable.
 */
final class FinishSweep {

    static final String FINISH = "plannedFinish";
    private static final String SLACK_BAND = "slackBand";

    private final List<Moving> moving;

    /** An elapsed time that has the planned finish at one end. */
    private record Moving(int input, double center, double scale, Feature.Elapsed elapsed) {}

    private FinishSweep(List<Moving> moving) {
        this.moving = List.copyOf(moving);
    }

    /** The sweep of a model; empty where features other than elapsed times move with the finish. */
    static Optional<FinishSweep> of(FeatureSet set, FeatureEncoder encoder) {
        List<Moving> moving = new ArrayList<>();
        for (int i = 0; i < set.features().size(); i++) {
            Feature feature = set.features().get(i);
            if (feature instanceof Feature.Elapsed elapsed) {
                if (elapsed.from().equals(FINISH) || elapsed.to().equals(FINISH)) {
                    add(moving, encoder, i, elapsed);
                }
            } else if (moves(feature)) {
                return Optional.empty();
            }
        }
        return Optional.of(new FinishSweep(moving));
    }

    private static void add(List<Moving> moving, FeatureEncoder encoder, int feature, Feature.Elapsed elapsed) {
        for (int i = 0; i < encoder.inputs().size(); i++) {
            FeatureEncoder.Input input = encoder.inputs().get(i);
            if (input.feature() == feature && input.level().isEmpty()) {
                moving.add(new Moving(i, input.center(), input.scale(), elapsed));
            }
        }
    }

    private static boolean moves(Feature feature) {
        if (feature instanceof Feature.Calendar calendar) {
            return calendar.column().equals(FINISH);
        } else if (feature instanceof Feature.Category category) {
            return category.columns().contains(SLACK_BAND);
        } else if (feature instanceof Feature.Rate rate) {
            return rate.by().contains(SLACK_BAND);
        } else if (feature instanceof Feature.NestedRate nested) {
            return nested.by().contains(SLACK_BAND);
        } else if (feature instanceof Feature.Velocity velocity) {
            return velocity.by().contains(SLACK_BAND);
        } else if (feature instanceof Feature.Throughput throughput) {
            return throughput.by().contains(SLACK_BAND);
        } else if (feature instanceof Feature.Code code) {
            return code.column().equals(SLACK_BAND);
        } else if (feature instanceof Feature.Count count) {
            return count.by().contains(SLACK_BAND);
        } else if (feature instanceof Feature.Mean mean) {
            return mean.by().contains(SLACK_BAND);
        }
        return false;
    }

    /** Rewrites the inputs that move for a finish so many minutes after the decision. */
    void move(PromiseCase one, FeatureVector vector, double minutes, float[] inputs) {
        long finish = one.decidedAt().toEpochMilli() + Math.round(minutes * 60_000);
        for (Moving each : moving) {
            double milliseconds = instant(each.elapsed().to(), one, vector, finish)
                    - instant(each.elapsed().from(), one, vector, finish);
            double value = milliseconds / each.elapsed().unit().milliseconds();
            inputs[each.input()] = (float) ((value - each.center()) / each.scale());
        }
    }

    private static double instant(String column, PromiseCase one, FeatureVector vector, long finish) {
        return switch (column) {
            case FINISH -> finish;
            case Feature.DECISION_INSTANT -> vector.at();
            case "dueAt" -> millis(one.dueAt());
            case "placedAt" -> millis(one.placedAt());
            case "decidedAt" -> millis(one.decidedAt());
            default -> throw new IllegalStateException("no instant column " + column + " of a promise row");
        };
    }

    private static double millis(Instant instant) {
        return instant.toEpochMilli();
    }
}
