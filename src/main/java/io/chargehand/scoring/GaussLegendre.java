package io.chargehand.scoring;

/**
 * Points and weights that integrate a polynomial of a degree below twice their number over [0, 1] exactly (Gauss and
 * Legendre). Immutable; the arrays are not to be changed.
 *
 * @param points within (0, 1)
 * @param weights sum to 1
 */
record GaussLegendre(double[] points, double[] weights) {

    private static final int STEPS = 100;

    /** The rule of so many points, found by Newton's method. */
    static GaussLegendre of(int count) {
        double[] points = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            for (int step = 0; step < STEPS; step++) {
                x -= value(count, x) / slope(count, x);
            }
            double slope = slope(count, x);
            points[i] = (1 + x) / 2;
            weights[i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(points, weights);
    }

    /** The Legendre polynomial. */
    private static double value(int degree, double x) {
        double before = 1;
        double now = x;
        for (int k = 1; k < degree; k++) {
            double next = ((2 * k + 1) * x * now - k * before) / (k + 1);
            before = now;
            now = next;
        }
        return degree == 0 ? 1 : now;
    }

    private static double slope(int degree, double x) {
        return degree * (x * value(degree, x) - value(degree - 1, x)) / (x * x - 1);
    }
}
