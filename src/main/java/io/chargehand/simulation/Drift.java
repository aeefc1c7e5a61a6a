package io.chargehand.simulation;

/** Slow random change: standard normal knots, joined smoothly. Depends on seed, keys and day alone. */
final class Drift {

    private Drift() {}

    /** About standard normal; changes over {@code stepDays}. */
    static double at(long seed, double day, double stepDays, long... keys) {
        double position = day / stepDays + 1000;
        long knot = (long) Math.floor(position);
        double share = position - knot;
        double smooth = share * share * (3 - 2 * share);
        long[] here = java.util.Arrays.copyOf(keys, keys.length + 1);
        here[keys.length] = knot;
        double before = Draws.fixedNormal(seed, here);
        here[keys.length] = knot + 1;
        double after = Draws.fixedNormal(seed, here);
        double scale = Math.sqrt(smooth * smooth + (1 - smooth) * (1 - smooth));
        return (before * (1 - smooth) + after * smooth) / scale;
    }
}
