package io.chargehand.scoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.PromiseCase;

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
    private static final int MINUTE_MILLIS = 60_000;
    private static final String SLACK_BAND = "slackBand";

    private final List<Moving> moving;
    private final Optional<SweptTrees> trees;
    private final Optional<Predictor> rest;

    /** An elapsed time that has the planned finish at one end, and another instant at the other. */
    private record Moving(int input, double center, double scale, boolean toFinish, Other other, double unitMillis) {}

    /** The instants of a case other than its planned finish. */
    private enum Other {
        DECISION,
        DUE,
        PLACED,
        DECIDED
    }

    private FinishSweep(List<Moving> moving, Predictor predictor) {
        this.moving = List.copyOf(moving);
        int[] movingOf = new int[predictor.inputs()];
        Arrays.fill(movingOf, -1);
        for (int i = 0; i < moving.size(); i++) {
            movingOf[moving.get(i).input()] = i;
        }
        this.trees = treesOf(predictor).map(of -> new SweptTrees(of, movingOf));
        this.rest = restOf(predictor);
    }

    /** The sweep of a model; empty where features other than elapsed times move with the finish. */
    static Optional<FinishSweep> of(FeatureSet set, RiskModel model) {
        FeatureEncoder encoder = model.encoder();
        List<Moving> moving = new ArrayList<>();
        for (int i = 0; i < set.features().size(); i++) {
            Feature feature = set.features().get(i);
            if (feature instanceof Feature.Elapsed elapsed) {
                if (elapsed.from().equals(FINISH) != elapsed.to().equals(FINISH)) {
                    add(moving, encoder, i, elapsed);
                }
            } else if (moves(feature)) {
                return Optional.empty();
            }
        }
        return Optional.of(new FinishSweep(moving, model.predictor()));
    }

    private static void add(List<Moving> moving, FeatureEncoder encoder, int feature, Feature.Elapsed elapsed) {
        for (int i = 0; i < encoder.inputs().size(); i++) {
            FeatureEncoder.Input input = encoder.inputs().get(i);
            if (input.feature() == feature && input.level().isEmpty()) {
                boolean toFinish = elapsed.to().equals(FINISH);
                moving.add(new Moving(
                        i,
                        input.center(),
                        input.scale(),
                        toFinish,
                        other(toFinish ? elapsed.from() : elapsed.to()),
                        elapsed.unit().milliseconds()));
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
    double[] margins(PromiseCase one, FeatureVector vector, double[] minutes, float[] inputs) {
        float[][] moved = moved(one, vector, minutes);
        double[] margins =
                trees.isPresent() ? trees.get().margins(inputs, moved, minutes.length) : new double[minutes.length];
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
        long decided = one.decidedAt().toEpochMilli();
        for (int i = 0; i < moved.length; i++) {
            Moving each = moving.get(i);
            double other = millis(each.other(), one, vector);
            for (int j = 0; j < minutes.length; j++) {
                double finish = decided + Math.round(minutes[j] * MINUTE_MILLIS);
                double elapsed = each.toFinish() ? finish - other : other - finish;
                moved[i][j] = (float) ((elapsed / each.unitMillis() - each.center()) / each.scale());
            }
        }
        return moved;
    }

    private static Other other(String column) {
        return switch (column) {
            case Feature.DECISION_INSTANT -> Other.DECISION;
            case "dueAt" -> Other.DUE;
            case "placedAt" -> Other.PLACED;
            case "decidedAt" -> Other.DECIDED;
            default -> throw new IllegalStateException("no instant column " + column + " of a promise row");
        };
    }

    private static double millis(Other instant, PromiseCase one, FeatureVector vector) {
        return switch (instant) {
            case DECISION -> vector.at();
            case DUE -> one.dueAt().toEpochMilli();
            case PLACED -> one.placedAt().toEpochMilli();
            case DECIDED -> one.decidedAt().toEpochMilli();
        };
    }
}
