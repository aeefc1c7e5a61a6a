package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.time.Duration;

/** How far back an aggregate looks from the decision instant. Immutable. */
public sealed interface Memory {

    /** Everything before the decision instant, weighed alike. */
    Memory ALL = new AllTime();

    /** The length of time that its weights add up to, in milliseconds: what a rate per time is over. Infinite for all time. */
    default double weighedMillis() {
        return Double.POSITIVE_INFINITY;
    }

    /** Everything, weighed alike. */
    record AllTime() implements Memory {}

    /**
     * The last stretch of time, weighed alike. Kept in {@link #BUCKETS} buckets per key, so that the old end is exact
     * to one bucket: between 127/128 and all of the length is counted.
     *
     * @param length from one second to 100 years
     */
    record Window(Duration length) implements Memory {
        /** Buckets a window is cut into. */
        public static final int BUCKETS = 128;

        /** Checks the length. */
        public Window {
            positive("window", length);
        }

        @Override
        public double weighedMillis() {
            return length.toMillis();
        }
    }

    /**
     * Everything, each fact's weight halved every {@code halfLife}.
     *
     * @param halfLife from one second to 100 years
     */
    record Decay(Duration halfLife) implements Memory {
        /** Checks the half-life. */
        public Decay {
            positive("halfLife", halfLife);
        }

        @Override
        public double weighedMillis() {
            return halfLife.toMillis() / Math.log(2);
        }
    }

    private static void positive(String field, Duration length) {
        Rules.present(field, length);
        Rules.require(
                length.compareTo(Duration.ofSeconds(1)) >= 0 && length.compareTo(Duration.ofDays(36_525)) <= 0,
                field,
                length,
                "must be from PT1S to 100 years");
    }
}
