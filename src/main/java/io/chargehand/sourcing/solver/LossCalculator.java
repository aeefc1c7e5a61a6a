package io.chargehand.sourcing.solver;

import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.calculator.EasyScoreCalculator;

/**
 * Scores a plan anew at each move: an order has few blocks, and node, parcel and split costs depend on all of them. The soft score
 * is in ten-thousandths of the currency's unit.
 */
public final class LossCalculator implements EasyScoreCalculator<SourcingPlan, HardMediumSoftLongScore> {

    private static final double PER_UNIT = 10_000;

    @Override
    public HardMediumSoftLongScore calculateScore(SourcingPlan plan) {
        long[] units = plan.units();
        return HardMediumSoftLongScore.of(
                -plan.loss().excess(units),
                -plan.loss().unfilled(units),
                -Math.round(plan.loss().total(units) * PER_UNIT));
    }
}
