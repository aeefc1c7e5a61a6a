package io.chargehand.training;

import io.chargehand.scoring.Calibration;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Fits calibrations on rows later than those a model was trained on. Stateless. */
final class Calibrator {

    private static final int STEPS = 100;
    private static final double CLOSE = 1e-10;
    /** Rows' worth of pull toward the uncalibrated answer: keeps small slices from overshooting. */
    private static final double RIDGE = 1;

    private Calibrator() {}

    /**
     * Rows to calibrate on.
     *
     * @param margins the model's log-odds, out of sample
     * @param context log-odds of context features per row
     * @param labels the outcomes
     * @param weights how much each row counts
     */
    record Slice(double[] margins, double[][] context, boolean[] labels, double[] weights) {

        Slice range(int from, int to) {
            return new Slice(
                    Arrays.copyOfRange(margins, from, to),
                    Arrays.copyOfRange(context, from, to),
                    Arrays.copyOfRange(labels, from, to),
                    Arrays.copyOfRange(weights, from, to));
        }

        /** Weighted log loss of a calibration on each of these rows. */
        double[] losses(Calibration calibration) {
            double[] losses = new double[margins.length];
            for (int i = 0; i < losses.length; i++) {
                double p = calibration.probability(margins[i], context[i]);
                losses[i] = -weights[i] * Math.log(labels[i] ? p : 1 - p);
            }
            return losses;
        }
    }

    /** Slope and intercept, with weights for the context where there is one. */
    static Calibration platt(Slice slice, int contexts) {
        int terms = 2 + contexts;
        double[][] x = new double[slice.margins().length][terms];
        for (int i = 0; i < x.length; i++) {
            x[i][0] = 1;
            x[i][1] = slice.margins()[i];
            System.arraycopy(slice.context()[i], 0, x[i], 2, contexts);
        }
        double[] start = new double[terms];
        start[1] = 1;
        double[] fitted = logistic(x, slice.labels(), slice.weights(), start);
        return new Calibration.Platt(fitted[1], fitted[0], Arrays.copyOfRange(fitted, 2, terms));
    }

    /** Beta calibration; where a or b would fall below zero it is left out. */
    static Calibration beta(Slice slice) {
        double[] both = beta(slice, true, true);
        if (both[1] >= 0 && both[2] >= 0) {
            return new Calibration.Beta(both[1], both[2], both[0]);
        }
        double[] one = beta(slice, both[1] >= 0, both[1] < 0);
        return new Calibration.Beta(Math.max(0, one[1]), Math.max(0, one[2]), one[0]);
    }

    private static double[] beta(Slice slice, boolean withA, boolean withB) {
        double[][] x = new double[slice.margins().length][3];
        for (int i = 0; i < x.length; i++) {
            x[i][0] = 1;
            x[i][1] = withA ? Calibration.Beta.logOf(slice.margins()[i]) : 0;
            x[i][2] = withB ? -Calibration.Beta.logOf(-slice.margins()[i]) : 0;
        }
        return logistic(x, slice.labels(), slice.weights(), new double[] {0, withA ? 1 : 0, withB ? 1 : 0});
    }

    /** Isotonic regression by pooling adjacent violators. */
    static Calibration isotonic(Slice slice) {
        Integer[] order = new Integer[slice.margins().length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> slice.margins()[i]));
        List<double[]> blocks = new ArrayList<>();
        for (int i : order) {
            double weight = slice.weights()[i];
            double[] block = {weight, slice.labels()[i] ? weight : 0, slice.margins()[i] * weight};
            blocks.add(block);
            while (blocks.size() > 1 && rate(blocks.get(blocks.size() - 2)) >= rate(blocks.get(blocks.size() - 1))) {
                double[] last = blocks.remove(blocks.size() - 1);
                double[] before = blocks.get(blocks.size() - 1);
                for (int k = 0; k < before.length; k++) {
                    before[k] += last[k];
                }
            }
        }
        List<double[]> points = new ArrayList<>();
        for (double[] block : blocks) {
            double margin = block[2] / block[0];
            if (points.isEmpty() || margin > points.get(points.size() - 1)[0]) {
                points.add(new double[] {margin, rate(block)});
            }
        }
        return new Calibration.Isotonic(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }

    private static double rate(double[] block) {
        return block[1] / block[0];
    }

    /** Weighted logistic regression by Newton's method, with a ridge toward the start. */
    static double[] logistic(double[][] x, boolean[] labels, double[] weights, double[] start) {
        double[] at = start.clone();
        int terms = at.length;
        for (int step = 0; step < STEPS; step++) {
            RealVector gradient = new ArrayRealVector(terms);
            RealMatrix curvature = new Array2DRowRealMatrix(terms, terms);
            for (int k = 0; k < terms; k++) {
                gradient.setEntry(k, RIDGE * (start[k] - at[k]));
                curvature.setEntry(k, k, RIDGE);
            }
            for (int i = 0; i < x.length; i++) {
                accumulate(x[i], labels[i], weights[i], at, gradient, curvature);
            }
            RealVector move = new LUDecomposition(curvature).getSolver().solve(gradient);
            double damping = 1;
            double before = loss(x, labels, weights, start, at);
            while (damping > CLOSE && loss(x, labels, weights, start, moved(at, move, damping)) > before) {
                damping /= 2;
            }
            at = moved(at, move, damping);
            if (damping * move.getLInfNorm() < CLOSE) {
                break;
            }
        }
        return at;
    }

    private static double[] moved(double[] at, RealVector move, double damping) {
        double[] next = at.clone();
        for (int k = 0; k < next.length; k++) {
            next[k] += damping * move.getEntry(k);
        }
        return next;
    }

    private static double loss(double[][] x, boolean[] labels, double[] weights, double[] start, double[] at) {
        double loss = 0;
        for (int k = 0; k < at.length; k++) {
            loss += RIDGE * (at[k] - start[k]) * (at[k] - start[k]) / 2;
        }
        for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int k = 0; k < at.length; k++) {
                sum += at[k] * x[i][k];
            }
            loss -= weights[i] * Calibration.Beta.logOf(labels[i] ? sum : -sum);
        }
        return loss;
    }

    private static void accumulate(
            double[] row, boolean label, double weight, double[] at, RealVector gradient, RealMatrix curvature) {
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            sum += at[k] * row[k];
        }
        double p = Calibration.sigmoid(sum);
        double error = weight * ((label ? 1 : 0) - p);
        double spread = weight * Math.max(1e-9, p * (1 - p));
        for (int k = 0; k < row.length; k++) {
            gradient.addToEntry(k, error * row[k]);
            for (int l = 0; l < row.length; l++) {
                curvature.addToEntry(k, l, spread * row[k] * row[l]);
            }
        }
    }
}
