package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Replays a finished history through an {@link AsOfState}: each row is evaluated at its decision instant with what was
 * known strictly before. Linear in rows and facts but for one sort. Stateless.
 */
public final class HistoryReplay {

    private HistoryReplay() {}

    /**
     * Evaluates rows and leaves the state as it was at the last decision, with later facts waiting.
     *
     * @param rows the rows to evaluate, each with a decision instant; also the source of facts
     * @param others rows and facts of other streams, or of rows that are not to be evaluated
     * @return one vector per row, in the order given
     */
    public static List<FeatureVector> run(AsOfState state, List<Row> rows, List<Fact> others) {
        List<Fact> facts = new ArrayList<>(rows.size() * 2 + others.size());
        long[] decisions = new long[rows.size()];
        Integer[] order = new Integer[rows.size()];
        Moment decision = state.set().rows().seen();
        for (int i = 0; i < decisions.length; i++) {
            Row row = rows.get(i);
            decisions[i] = decision.of(row);
            Rules.require(
                    decisions[i] != Row.NO_INSTANT, decision.column(), "row " + i, "must be present in every row");
            order[i] = i;
            facts.addAll(state.set().factsOf(row));
        }
        facts.addAll(others);
        facts.sort(Comparator.comparingLong(Fact::at));
        Arrays.sort(order, Comparator.comparingLong(i -> decisions[i]));
        FeatureVector[] vectors = new FeatureVector[decisions.length];
        int next = 0;
        for (int i : order) {
            while (next < facts.size() && facts.get(next).at() < decisions[i]) {
                state.fold(facts.get(next++));
            }
            vectors[i] = state.evaluate(rows.get(i), decisions[i]);
        }
        while (next < facts.size()) {
            state.fold(facts.get(next++));
        }
        return List.of(vectors);
    }
}
