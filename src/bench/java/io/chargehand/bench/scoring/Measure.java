package io.chargehand.bench.scoring;

/**
 * One thing measured. Immutable.
 *
 * @param measure what
 * @param ours the product's figure
 * @param peer the other's figure, or the product's on fewer rows
 * @param unit of both figures
 * @param ratio what the target is about
 * @param target the bound of the ratio
 * @param atLeast whether the ratio must be at least the target, or at most
 * @param holds whether it is
 */
record Measure(
        String measure,
        double ours,
        double peer,
        String unit,
        double ratio,
        double target,
        boolean atLeast,
        boolean holds) {

    /** How many times as fast as the peer. */
    static Measure faster(String measure, double ours, double peer, String unit, double target) {
        return new Measure(measure, ours, peer, unit, peer / ours, target, true, peer / ours >= target);
    }

    /** How many times the peer's figure. */
    static Measure within(String measure, double ours, double peer, String unit, double target) {
        return new Measure(measure, ours, peer, unit, ours / peer, target, false, ours / peer <= target);
    }

    /** A figure that has a bound of its own. */
    static Measure atMost(String measure, double ours, String unit, double target) {
        return new Measure(measure, ours, target, unit, ours, target, false, ours <= target);
    }
}
