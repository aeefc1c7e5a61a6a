package io.chargehand.sourcing.solver;

import io.chargehand.sourcing.ExpectedLoss;
import io.chargehand.sourcing.SourcingProblem;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A choice of candidates for all blocks of an order. */
@PlanningSolution
public class SourcingPlan {

    /** Lines of up to so many units are placed unit by unit. */
    private static final int MOST_SINGLE_UNITS = 6;

    private @Nullable SourcingProblem problem;
    private @Nullable ExpectedLoss loss;

    @PlanningEntityCollectionProperty
    private List<UnitBlock> blocks = List.of();

    @PlanningScore
    private @Nullable HardMediumSoftLongScore score;

    /** For OptaPlanner's cloner. */
    public SourcingPlan() {}

    SourcingPlan(SourcingProblem problem) {
        this.problem = problem;
        this.loss = new ExpectedLoss(problem);
        this.blocks = blocks(problem);
    }

    /**
     * Cuts lines into blocks: small ones into units, larger ones by halving, so that sums of blocks reach every quantity.
     */
    private static List<UnitBlock> blocks(SourcingProblem problem) {
        List<UnitBlock> blocks = new ArrayList<>();
        for (int line = 0; line < problem.lines().size(); line++) {
            int number = problem.lines().get(line).number();
            List<Integer> choices = IntStream.range(0, problem.candidates().size())
                    .filter(i -> problem.candidates().get(i).line().number() == number)
                    .boxed()
                    .toList();
            long left = choices.isEmpty() ? 0 : problem.lines().get(line).units();
            boolean single = left <= MOST_SINGLE_UNITS;
            while (left > 0) {
                long size = single ? 1 : (left + 1) / 2;
                blocks.add(new UnitBlock(blocks.size(), line, size, choices));
                left -= size;
            }
        }
        return blocks;
    }

    /** Units per candidate. */
    long[] units() {
        long[] units = new long[problem().candidates().size()];
        for (UnitBlock block : blocks) {
            Integer candidate = block.getCandidate();
            if (candidate != null) {
                units[candidate] += block.units();
            }
        }
        return units;
    }

    SourcingProblem problem() {
        return Objects.requireNonNull(problem, "problem");
    }

    ExpectedLoss loss() {
        return Objects.requireNonNull(loss, "loss");
    }

    List<UnitBlock> blocks() {
        return blocks;
    }

    /** Combinations of candidates, none included, over all blocks; as a number with a fraction, since it may be huge. */
    double combinations() {
        return blocks.stream()
                .mapToDouble(each -> each.getChoices().size() + 1.0)
                .reduce(1, (a, b) -> a * b);
    }

    /** Infeasible units, unfilled units, money, each negative. */
    public @Nullable HardMediumSoftLongScore getScore() {
        return score;
    }

    /** Sets the score. */
    public void setScore(@Nullable HardMediumSoftLongScore score) {
        this.score = score;
    }
}
