package io.chargehand.bench.http;

import java.util.Arrays;

/**
 * What a load found. Immutable.
 *
 * @param nanos the time each answer took, rising
 * @param seconds that the load lasted
 * @param failed answers that were not 200
 * @param bytes of the last body
 * @param driverSeconds processor time of the thread that drove it: its share of {@code seconds} tells whether the driver was the
 *     limit
 */
record Load(long[] nanos, double seconds, long failed, int bytes, double driverSeconds) {

    Load {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    double perSecond() {
        return nanos.length / seconds;
    }

    /** The time within which this share of the answers came, in milliseconds. */
    double millis(double share) {
        return nanos.length == 0 ? Double.NaN : nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / 1e6;
    }

    double driverShare() {
        return driverSeconds / seconds;
    }
}
