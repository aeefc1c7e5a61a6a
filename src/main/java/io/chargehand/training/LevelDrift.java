package io.chargehand.training;

import io.chargehand.scoring.Calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Tells apart why a block's outcomes are more or fewer than a model trained before it says: because the base rate has moved
 * since, which the model that is trained on all rows has learned in part or whole, or because the model errs, which that
 * one will do again. Immutable.
 */
final class LevelDrift {

    /** A move of the base rate smaller than so many of its standard errors is none. */
    private static final double STANDARD_ERRORS = 3;

    private static final int LEAST_BLOCKS = 5;
    private static final int MOST_SAMPLED = 5000;
    private static final int STEPS = 30;
    private static final double CLOSE = 1e-9;
    private final FrozenHistory history;
    private final int[] train;

    /** Of these training rows, by decision instant. */
    LevelDrift(FrozenHistory history, int[] train) {
        this.history = history;
        this.train = train;
    }

    /**
     * How far a block's outcomes lie from what was said of them, in log-odds, as far as its base rate has moved that way.
     *
     * @param own how far outcomes lie from what a model says of the rows that it was trained on
     */
    private double ofBlock(int[] block, double[] said, double[] weights, double own) {
        long start = history.decided()[block[0]];
        int[] before = IntStream.of(train)
                .filter(row -> history.decided()[row] < start)
                .toArray();
        return within(offset(block, said, weights) - own, moved(before, block));
    }

    /** The same of the latest block, by the model that was trained on all rows, it included; as much of it as is likely to stay. */
    double atEnd(int[] latest, double[] said, double[] weights) {
        return persistence(latest.length) * within(offset(latest, said, weights), moved(train, latest));
    }

    /**
     * How much of a block's distance from all before it the next block keeps, over the training rows: the slope through the origin,
     * from 0 to 1, drawn toward 0 by one residual variance (a normal prior of mean 0 and variance 1). 1 where there are too few
     * blocks to say.
     */
    private double persistence(int size) {
        List<double[]> pairs = new ArrayList<>();
        double outcomes = 0;
        double last = 0;
        int blocks = 0;
        for (int from = train.length % size; from + size <= train.length; from += size) {
            double share = rate(Arrays.copyOfRange(train, from, from + size)).share();
            double level = Calibration.logit(share);
            if (blocks > 0) {
                double before = Calibration.logit(outcomes / blocks);
                pairs.add(new double[] {last - before, level - before});
            }
            outcomes += share;
            last = level;
            blocks++;
        }
        return blocks < LEAST_BLOCKS ? 1 : slope(pairs);
    }

    private static double slope(List<double[]> pairs) {
        double products = 0;
        double squares = 0;
        for (double[] pair : pairs) {
            products += pair[0] * pair[1];
            squares += pair[0] * pair[0];
        }
        double least = squares == 0 ? 0 : products / squares;
        double residuals = 0;
        for (double[] pair : pairs) {
            residuals += (pair[1] - least * pair[0]) * (pair[1] - least * pair[0]);
        }
        double variance = residuals / Math.max(1, pairs.size() - 1);
        return squares == 0 ? 0 : Math.max(0, Math.min(1, products / (squares + variance)));
    }

    private static double within(double offset, double moved) {
        return Math.max(Math.min(0, moved), Math.min(Math.max(0, moved), offset));
    }

    /** How far the base rate of some rows lies from that of others, in log-odds; 0 where that may be chance. */
    private double moved(int[] from, int[] to) {
        Rate one = rate(from);
        Rate other = rate(to);
        double moved = other.logit() - one.logit();
        boolean chance = Math.abs(moved) <= STANDARD_ERRORS * Math.sqrt(one.variance() + other.variance());
        return chance || !Double.isFinite(moved) ? 0 : moved;
    }

    /** A share of outcomes among so many groups; rows of one group count as one, as they may all be alike. */
    private record Rate(double share, int groups) {
        double logit() {
            return Math.log(share / (1 - share));
        }

        double variance() {
            return 1 / (groups * share * (1 - share));
        }
    }

    private Rate rate(int[] rows) {
        Set<String> groups = new HashSet<>();
        double outcomes = 0;
        for (int row : rows) {
            outcomes += history.labels()[row];
            groups.add(history.groups().get(row));
        }
        return new Rate(outcomes / rows.length, groups.size());
    }

    /** What has to be added to log-odds for the outcomes to be as many as they say, by Newton's method with a ridge. */
    private double offset(int[] rows, double[] said, double[] weights) {
        double offset = 0;
        for (int step = 0; step < STEPS; step++) {
            double gradient = -offset;
            double curvature = 1;
            for (int i = 0; i < said.length; i++) {
                double p = Calibration.sigmoid(said[i] + offset);
                gradient += weights[i] * (history.labels()[rows[i]] - p);
                curvature += weights[i] * p * (1 - p);
            }
            double move = Math.max(-1, Math.min(1, gradient / curvature));
            offset += move;
            if (Math.abs(move) < CLOSE) {
                break;
            }
        }
        return offset;
    }

    /**
     * The slice with each block's share of drift added to its margins: what is left to calibrate is the model's own error. That
     * includes the level that boosting from even odds has not reached by the last round, which shows on the training rows.
     *
     * @param fitted log-odds by the model that was trained on all rows
     */
    Calibrator.Slice without(Calibrator.Slice slice, List<AnsweredBlock> blocks, IntToDoubleFunction fitted) {
        int every = 1 + train.length / MOST_SAMPLED;
        int[] sample = IntStream.range(0, train.length)
                .filter(i -> i % every == 0)
                .map(i -> train[i])
                .toArray();
        double[] ones = new double[sample.length];
        Arrays.fill(ones, 1);
        double own = offset(sample, IntStream.of(sample).mapToDouble(fitted).toArray(), ones);
        double[] margins = slice.margins().clone();
        int from = 0;
        for (AnsweredBlock block : blocks) {
            int to = from + block.size();
            double[] said = Arrays.copyOfRange(margins, from, to);
            double drift = ofBlock(block.rows(), said, block.weights(), own);
            for (int i = from; i < to; i++) {
                margins[i] += drift;
            }
            from = to;
        }
        return new Calibrator.Slice(margins, slice.context(), slice.labels(), slice.weights());
    }
}
