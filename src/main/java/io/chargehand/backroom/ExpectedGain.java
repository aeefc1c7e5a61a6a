package io.chargehand.backroom;

/**
 * What the next slice of improvement is expected to bring one node, learnt from the slices before. Time is counted in slices of all
 * nodes, never by a clock, so that equal histories give equal choices. Not thread-safe.
 *
 * <p>Expected gain after a slice: {@code (1 - FORGET) × before + FORGET × gained}. A slice in vain divides it; as
 * a node's worth also grows in proportion to how long it waited, each slice in vain lengthens the time to the next one.
 */
final class ExpectedGain {

    /** How far one slice outweighs those before. */
    private static final double FORGET = 0.5;
    /** Share of what is at stake that the first slice after a change is taken to gain; more than most do, so that each node is tried. */
    private static final double OPTIMISM = 0.02;
    /** The same for a node that gained nothing for long: never quite nothing. */
    private static final double LEAST = 1e-6;

    private final int patience;
    private double stake;
    private double gain;
    private long since;
    private int fruitless;

    /**
     * Expects much of a node that was never improved.
     *
     * @param patience slices without gain after which nothing is expected until the next change
     */
    ExpectedGain(int patience) {
        this.patience = patience;
    }

    /**
     * After a change.
     *
     * @param atStake cost above the lower bound, in the currency's unit
     */
    void changed(double atStake) {
        stake = Math.max(0, atStake);
        gain = Math.max(gain, OPTIMISM * stake);
        fruitless = 0;
    }

    /**
     * After a slice.
     *
     * @param gained what the plan costs less, at least 0, in the currency's unit
     * @param slice how many slices all nodes have had
     */
    void improved(double gained, long slice) {
        stake = Math.max(0, stake - gained);
        gain = Math.max(LEAST * stake, (1 - FORGET) * gain + FORGET * gained);
        fruitless = gained > 0 ? 0 : fruitless + 1;
        since = slice;
    }

    /** Whether another slice may gain anything. */
    boolean isOpen() {
        return stake > 0 && fruitless < patience;
    }

    /**
     * By what to choose: the greatest first.
     *
     * @param slice how many slices all nodes have had
     */
    double worth(long slice) {
        return gain * (1 + slice - since);
    }
}
