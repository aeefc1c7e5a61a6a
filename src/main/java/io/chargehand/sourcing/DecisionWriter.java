package io.chargehand.sourcing;

import io.chargehand.event.OrderPlaced;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a solution into words and money: what is chosen, what is not, and why. Stateless but for its problem. */
final class DecisionWriter {

    private static final CostKind[] KINDS = CostKind.values();
    private static final double LEAST_WORTH_NAMING = 0.005;

    private final SourcingProblem problem;
    private final List<CandidateFinder.Excluded> excluded;
    private final long[] units;
    private final ExpectedLoss loss;
    private final double[][] costs;
    private final Currency currency;

    DecisionWriter(CandidateFinder.Found found, long[] units) {
        this.problem = found.problem();
        this.excluded = found.excluded();
        this.units = units.clone();
        this.loss = new ExpectedLoss(problem);
        this.costs = loss.byCandidate(units);
        this.currency = problem.currency();
    }

    SourcingDecision write(DecisionId id, OrderPlaced order, Instant decidedAt) {
        List<Allocation> allocations = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                allocations.add(allocation(i));
            }
        }
        allocations.sort(Comparator.comparingInt(Allocation::line)
                .thenComparing(Allocation::node)
                .thenComparing(Allocation::location));
        List<CostItem> sum = items(sumByKind(costs, loss.unfilledByLine(units)));
        return new SourcingDecision(
                id, order.orderId(), decidedAt, false, allocations, unfilled(), sum, total(sum), alternatives());
    }

    private Allocation allocation(int i) {
        Candidate candidate = problem.candidates().get(i);
        Instant finish = candidate.node().finish(loss.linesAtNode(i, units));
        Probability missed = candidate.risk().at(finish);
        return new Allocation(
                candidate.line().number(),
                candidate.line().item(),
                candidate.node().id(),
                candidate.zone(),
                candidate.location(),
                new Quantity(units[i]),
                finish,
                missed,
                Optional.empty(),
                items(costs[i]));
    }

    private List<Unfilled> unfilled() {
        List<Unfilled> missing = new ArrayList<>();
        for (LineDemand line : problem.lines()) {
            long left = line.units() - unitsOf(line, units);
            if (left > 0) {
                missing.add(new Unfilled(line.number(), line.item(), new Quantity(left), whyUnfilled(line)));
            }
        }
        return missing;
    }

    private String whyUnfilled(LineDemand line) {
        List<Candidate> candidates = problem.candidates(line);
        if (candidates.isEmpty()) {
            boolean none = excluded.stream().noneMatch(each -> each.line() == line.number());
            return none
                    ? "no node has available units of " + line.item()
                    : "no node that may fill the order has available units of " + line.item();
        }
        long available = candidates.stream().mapToLong(Candidate::available).sum();
        boolean capacity = candidates.stream().anyMatch(each -> each.node().linesLeft() == 0);
        return available < line.units()
                ? "only " + available + " of " + line.units() + " units are available at nodes that may fill the order"
                : capacity
                        ? "the nodes that have the units can pick no more lines until the order is due"
                        : "other lines of the order take the units";
    }

    private List<Alternative> alternatives() {
        List<Alternative> found = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            LineDemand line = problem.candidates().get(i).line();
            if (units[i] < line.units()) {
                found.add(alternative(i, line));
            }
        }
        found.sort(Comparator.comparing(Alternative::total)
                .thenComparing(Alternative::line)
                .thenComparing(Alternative::node)
                .thenComparing(Alternative::location));
        for (CandidateFinder.Excluded each : excluded) {
            found.add(new Alternative(
                    each.line(), each.node(), each.location(), List.of(), Money.zero(currency), each.reason()));
        }
        return found;
    }

    /** The order as decided, but with this line from this candidate, as far as its units go. */
    private Alternative alternative(int i, LineDemand line) {
        Candidate candidate = problem.candidates().get(i);
        long[] other = units.clone();
        for (int j = 0; j < other.length; j++) {
            if (problem.candidates().get(j).line().number() == line.number()) {
                other[j] = 0;
            }
        }
        other[i] = Math.min(line.units(), candidate.available());
        double[][] otherCosts = loss.byCandidate(other);
        double[] difference =
                minus(sumByKind(otherCosts, loss.unfilledByLine(other)), sumByKind(costs, loss.unfilledByLine(units)));
        double[] own = otherCosts[i].clone();
        own[CostKind.UNFILLED.ordinal()] =
                loss.unfilledByLine(other)[problem.lines().indexOf(line)];
        List<CostItem> items = items(own);
        return new Alternative(
                line.number(),
                candidate.node().id(),
                candidate.location(),
                items,
                total(items),
                reason(candidate, line, other, difference));
    }

    private String reason(Candidate candidate, LineDemand line, long[] other, double[] difference) {
        if (candidate.available() < line.units()) {
            return "has only " + candidate.available() + " of " + line.units() + " units; " + costs(difference);
        }
        if (candidate.node().linesLeft() == 0) {
            return "can pick no more lines until the order is due; " + costs(difference);
        }
        return loss.excess(other) > 0 ? "its units go to another line of the order" : costs(difference);
    }

    private String costs(double[] difference) {
        double sum = 0;
        StringBuilder parts = new StringBuilder();
        for (CostKind kind : KINDS) {
            double part = difference[kind.ordinal()];
            sum += part;
            if (Math.abs(part) >= LEAST_WORTH_NAMING) {
                parts.append(parts.isEmpty() ? "" : ", ")
                        .append(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .append(String.format(Locale.ROOT, " %+.2f", part));
            }
        }
        return "would cost the order " + String.format(Locale.ROOT, "%+.2f ", sum) + currency.getCurrencyCode()
                + (parts.isEmpty() ? "" : " (" + parts + ")");
    }

    private long unitsOf(LineDemand line, long[] choice) {
        long sum = 0;
        for (int i = 0; i < choice.length; i++) {
            sum += problem.candidates().get(i).line().number() == line.number() ? choice[i] : 0;
        }
        return sum;
    }

    private static double[] sumByKind(double[][] byCandidate, double[] unfilledByLine) {
        double[] sum = new double[KINDS.length];
        for (double[] each : byCandidate) {
            for (int kind = 0; kind < sum.length; kind++) {
                sum[kind] += each[kind];
            }
        }
        for (double each : unfilledByLine) {
            sum[CostKind.UNFILLED.ordinal()] += each;
        }
        return sum;
    }

    private static double[] minus(double[] one, double[] other) {
        double[] difference = one.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= other[i];
        }
        return difference;
    }

    private List<CostItem> items(double[] byKind) {
        List<CostItem> items = new ArrayList<>();
        for (CostKind kind : KINDS) {
            Money amount = Money.of(byKind[kind.ordinal()], currency);
            if (amount.amount().signum() != 0) {
                items.add(new CostItem(kind, amount));
            }
        }
        return items;
    }

    private Money total(List<CostItem> items) {
        return items.stream().map(CostItem::amount).reduce(Money.zero(currency), Money::plus);
    }
}
