package io.chargehand.sourcing;

import java.util.Currency;
import java.util.List;

/**
 * An order and the places that could fill it. Immutable.
 *
 * @param lines what is to be found
 * @param candidates the places, in a fixed order
 * @param settings prices and limits
 * @param currency of all money
 */
public record SourcingProblem(
        List<LineDemand> lines, List<Candidate> candidates, SourcingSettings settings, Currency currency) {

    public SourcingProblem {
        lines = List.copyOf(lines);
        candidates = List.copyOf(candidates);
    }

    /** The places for one line. */
    public List<Candidate> candidates(LineDemand line) {
        return candidates.stream()
                .filter(each -> each.line().number() == line.number())
                .toList();
    }
}
