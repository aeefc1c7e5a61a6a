package io.chargehand.backroom;

import io.chargehand.kernel.Rules;

/**
 * How a node shares its people between customer work (PICK, STAGE, EXCEPTION) and replenishment (REPLENISH), however dear the other
 * work is: shares of those on shift who are kept from the other one. The rest goes where it loses least. Immutable.
 *
 * @param customer share kept for customer work, 0 to 1
 * @param replenishment share kept for replenishment, 0 to 1; both together at most 1
 */
public record LaborShares(double customer, double replenishment) {

    /** Nobody is kept for anything. */
    public static final LaborShares NONE = new LaborShares(0, 0);

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public LaborShares {
        Rules.range("customer", customer, 0, 1);
        Rules.range("replenishment", replenishment, 0, 1);
        Rules.require(
                customer + replenishment <= 1,
                "replenishment",
                replenishment,
                "must be at most 1 together with customer, " + customer);
    }

    /** The problem under this policy: the same where it keeps nobody. */
    public SequencingProblem in(SequencingProblem problem) {
        return equals(NONE) ? problem : new LaborReserve(problem, this).reserve();
    }
}
