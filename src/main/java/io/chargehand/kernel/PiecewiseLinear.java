package io.chargehand.kernel;

import java.util.Arrays;

/**
 * A continuous piecewise-linear function of one variable: constant before its first point, and of {@code tailSlope} after
 * its last. Immutable and thread-safe.
 */
public final class PiecewiseLinear {

    private final double[] xs;
    private final double[] ys;
    private final double tailSlope;

    /**
     * Makes the function through the given points.
     *
     * @param xs at least one, strictly rising, finite
     * @param ys as many, finite
     * @param tailSlope slope after the last point, finite
     * @throws InvalidInputException when a rule is broken
     */
    public PiecewiseLinear(double[] xs, double[] ys, double tailSlope) {
        Rules.require(xs.length > 0, "xs", xs.length, "must hold at least one point");
        Rules.require(xs.length == ys.length, "ys", ys.length, "must be as many as xs, " + xs.length);
        Rules.require(Double.isFinite(tailSlope), "tailSlope", tailSlope, "must be finite");
        for (int i = 0; i < xs.length; i++) {
            boolean rising = i == 0 || xs[i] > xs[i - 1];
            if (!rising || !Double.isFinite(xs[i])) {
                throw new InvalidInputException("xs[" + i + "]", xs[i], "must be finite and rising");
            }
            if (!Double.isFinite(ys[i])) {
                throw new InvalidInputException("ys[" + i + "]", ys[i], "must be finite");
            }
        }
        this.xs = xs.clone();
        this.ys = ys.clone();
        this.tailSlope = tailSlope;
    }

    /** The function that is {@code y} everywhere. */
    public static PiecewiseLinear constant(double y) {
        return new PiecewiseLinear(new double[] {0}, new double[] {y}, 0);
    }

    /** The value at {@code x}. */
    public double at(double x) {
        int last = xs.length - 1;
        if (x <= xs[0]) {
            return ys[0];
        }
        if (x >= xs[last]) {
            return ys[last] + tailSlope * (x - xs[last]);
        }
        int found = Arrays.binarySearch(xs, x);
        if (found >= 0) {
            return ys[found];
        }
        int right = -found - 1;
        double share = (x - xs[right - 1]) / (xs[right] - xs[right - 1]);
        return ys[right - 1] + share * (ys[right] - ys[right - 1]);
    }

    /** Every value multiplied by {@code factor}. */
    public PiecewiseLinear times(double factor) {
        return new PiecewiseLinear(xs, Arrays.stream(ys).map(y -> y * factor).toArray(), tailSlope * factor);
    }

    /** The function moved right by {@code by}. */
    public PiecewiseLinear shifted(double by) {
        return new PiecewiseLinear(Arrays.stream(xs).map(x -> x + by).toArray(), ys, tailSlope);
    }

    /** The sum of this and {@code other}. */
    public PiecewiseLinear plus(PiecewiseLinear other) {
        double[] all = java.util.stream.DoubleStream.concat(Arrays.stream(xs), Arrays.stream(other.xs))
                .sorted()
                .distinct()
                .toArray();
        return new PiecewiseLinear(
                all, Arrays.stream(all).map(x -> at(x) + other.at(x)).toArray(), tailSlope + other.tailSlope);
    }

    /** Whether no later {@code x} has a smaller value. */
    public boolean isNonDecreasing() {
        for (int i = 1; i < ys.length; i++) {
            if (ys[i] < ys[i - 1]) {
                return false;
            }
        }
        return tailSlope >= 0;
    }

    public int size() {
        return xs.length;
    }

    public double x(int index) {
        return xs[index];
    }

    public double y(int index) {
        return ys[index];
    }

    public double tailSlope() {
        return tailSlope;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PiecewiseLinear that
                && Arrays.equals(xs, that.xs)
                && Arrays.equals(ys, that.ys)
                && tailSlope == that.tailSlope;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(xs) + Arrays.hashCode(ys)) + Double.hashCode(tailSlope);
    }

    @Override
    public String toString() {
        return "PiecewiseLinear[xs=" + Arrays.toString(xs) + ", ys=" + Arrays.toString(ys) + ", tailSlope=" + tailSlope
                + "]";
    }
}
