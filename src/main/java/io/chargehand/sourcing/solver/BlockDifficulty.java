package io.chargehand.sourcing.solver;

import org.optaplanner.core.impl.heuristic.selector.common.decorator.SelectionSorterWeightFactory;

/** Large blocks with few choices are placed first. */
public final class BlockDifficulty implements SelectionSorterWeightFactory<SourcingPlan, UnitBlock> {

    @Override
    public Difficulty createSorterWeight(SourcingPlan plan, UnitBlock block) {
        return new Difficulty(block.units(), -block.getChoices().size(), -block.id());
    }

    /** Compared by units, then by scarcity of choices, then by id. */
    record Difficulty(long units, int scarcity, int order) implements Comparable<Difficulty> {

        @Override
        public int compareTo(Difficulty other) {
            int byUnits = Long.compare(units, other.units);
            int byScarcity = byUnits != 0 ? byUnits : Integer.compare(scarcity, other.scarcity);
            return byScarcity != 0 ? byScarcity : Integer.compare(order, other.order);
        }
    }
}
