package io.chargehand.simulation;

/**
 * Random draws from one seed (SplitMix64; Steele, Lea and Flood 2014). Equal seeds give equal draws on every machine. Not
 * thread-safe.
 */
final class Draws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Draws(long seed) {
        this.state = mix(seed + GOLDEN);
    }

    /** Draws that depend on a seed and on what they are for. */
    static Draws of(long seed, long... keys) {
        return new Draws(hash(seed, keys));
    }

    /** A standard normal value fixed by a seed and its keys. */
    static double fixedNormal(long seed, long... keys) {
        return of(seed, keys).normal();
    }

    /** A value in [0, 1) fixed by a seed and its keys. */
    static double fixedUniform(long seed, long... keys) {
        return of(seed, keys).uniform();
    }

    private static long hash(long seed, long... keys) {
        long hash = mix(seed);
        for (long key : keys) {
            hash = mix(hash * 31 + key + GOLDEN);
        }
        return hash;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** In [0, 1). */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** Standard normal, by Box and Muller. */
    double normal() {
        double radius = Math.sqrt(-2 * Math.log(1 - uniform()));
        return radius * Math.cos(2 * Math.PI * uniform());
    }

    /** Lognormal of median 1. */
    double lognormal(double sigma) {
        return Math.exp(sigma * normal());
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - uniform());
    }

    /** Poisson by inversion; the normal approximation above a mean of 30. */
    int poisson(double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > 30) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double limit = Math.exp(-mean);
        double product = uniform();
        int count = 0;
        while (product > limit) {
            product *= uniform();
            count++;
        }
        return count;
    }

    /** An index drawn in proportion to the steps of a running sum. */
    int weighted(double[] cumulative) {
        double at = uniform() * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
