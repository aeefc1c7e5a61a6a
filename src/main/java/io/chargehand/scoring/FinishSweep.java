package io.chargehand.scoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.PromiseCase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final int[] movingOf;

    /** An elapsed time that has the planned finish at one end. */
    private record Moving(int input, double center, double scale, Feature.Elapsed elapsed) {}

    private FinishSweep(List<Moving> moving, int inputs) {
        this.moving = List.copyOf(moving);
        this.movingOf = new int[inputs];
        Arrays.fill(movingOf, -1);
        for (int i = 0; i < moving.size(); i++) {
            movingOf[moving.get(i).input()] = i;
        }
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
        return Optional.of(new FinishSweep(moving, encoder.inputs().size()));
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

    /**
     * The log-odds of a case by finish.
     *
     * @param minutes finishes in minutes after the decision, rising
     * @param inputs the case's inputs; those that move are overwritten
     */
    double[] margins(Predictor predictor, PromiseCase one, FeatureVector vector, double[] minutes, float[] inputs) {
        float[][] moved = moved(one, vector, minutes);
        double[] margins = new double[minutes.length];
        Optional<TreeEnsemble> trees = treesOf(predictor);
        if (trees.isPresent()) {
            float[] sums = new SweptTrees(trees.get(), inputs, movingOf, moved, minutes.length).margins(trees.get());
            for (int i = 0; i < margins.length; i++) {
                margins[i] = sums[i];
            }
        }
        Optional<Predictor> rest = restOf(predictor);
        if (rest.isPresent()) {
            for (int i = 0; i < margins.length; i++) {
                for (int j = 0; j < moved.length; j++) {
                    inputs[moving.get(j).input()] = moved[j][i];
                }
                margins[i] = rest.get().margin(inputs) + margins[i];
            }
        }
        return margins;
    }

    private static Optional<TreeEnsemble> treesOf(Predictor predictor) {
        if (predictor instanceof StackedPredictor stacked) {
            return Optional.of(stacked.trees());
        }
        return predictor instanceof TreeEnsemble trees ? Optional.of(trees) : Optional.empty();
    }

    private static Optional<Predictor> restOf(Predictor predictor) {
        if (predictor instanceof StackedPredictor stacked) {
            return Optional.of(stacked.base());
        }
        return predictor instanceof TreeEnsemble ? Optional.empty() : Optional.of(predictor);
    }

    /** The inputs that move, by finish. A straight function of the finish each, they never turn. */
    private float[][] moved(PromiseCase one, FeatureVector vector, double[] minutes) {
        float[][] moved = new float[moving.size()][minutes.length];
        for (int i = 0; i < moved.length; i++) {
            Moving each = moving.get(i);
            boolean toFinish = each.elapsed().to().equals(FINISH);
            boolean fromFinish = each.elapsed().from().equals(FINISH);
            double to = toFinish ? 0 : instant(each.elapsed().to(), one, vector);
            double from = fromFinish ? 0 : instant(each.elapsed().from(), one, vector);
            for (int j = 0; j < minutes.length; j++) {
                double finish = one.decidedAt().toEpochMilli() + Math.round(minutes[j] * 60_000);
                double milliseconds = (toFinish ? finish : to) - (fromFinish ? finish : from);
                double value = milliseconds / each.elapsed().unit().milliseconds();
                moved[i][j] = (float) ((value - each.center()) / each.scale());
            }
        }
        return moved;
    }

    private static double instant(String column, PromiseCase one, FeatureVector vector) {
        return switch (column) {
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
