package io.chargehand.sourcing.solver;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

import java.util.List;

/** Some units of an order line that stay together. The planning variable is the candidate that gives them. */
@PlanningEntity(difficultyWeightFactoryClass = BlockDifficulty.class)
public class UnitBlock {

    @PlanningId
    private int id;

    private int line;
    private long units;
    private List<Integer> choices = List.of();

    @PlanningVariable(valueRangeProviderRefs = "choices", nullable = true)
    private @Nullable Integer candidate;

    /** For OptaPlanner's cloner. */
    public UnitBlock() {}

    UnitBlock(int id, int line, long units, List<Integer> choices) {
        this.id = id;
        this.line = line;
        this.units = units;
        this.choices = choices;
    }

    /** The candidates of its line, by index. */
    @ValueRangeProvider(id = "choices")
    public List<Integer> getChoices() {
        return choices;
    }

    /** The candidate that gives the units; null where none does. */
    public @Nullable Integer getCandidate() {
        return candidate;
    }

    /** Sets the candidate. */
    public void setCandidate(@Nullable Integer candidate) {
        this.candidate = candidate;
    }

    int id() {
        return id;
    }

    int line() {
        return line;
    }

    long units() {
        return units;
    }
}
