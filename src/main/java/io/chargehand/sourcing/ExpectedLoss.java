package io.chargehand.sourcing;

import io.chargehand.backroom.NodeLoad;
import io.chargehand.kernel.NodeId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The expected money lost by filling an order one way: the sum of what each {@link CostKind} loses. All formulas of sourcing are
 * here. Immutable and thread-safe.
 */
public final class ExpectedLoss {

    private static final CostKind[] KINDS = CostKind.values();

    private final SourcingProblem problem;
    private final SourcingSettings settings;
    private final int[] nodeOf;
    private final int[] stockOf;
    private final int[] lineOf;
    private final List<SourceNode> nodes = new ArrayList<>();
    private final List<Long> available = new ArrayList<>();

    /** Prepares a problem. */
    public ExpectedLoss(SourcingProblem problem) {
        this.problem = problem;
        this.settings = problem.settings();
        int size = problem.candidates().size();
        nodeOf = new int[size];
        stockOf = new int[size];
        lineOf = new int[size];
        Map<NodeId, Integer> nodeIndex = new LinkedHashMap<>();
        Map<Candidate.StockOf, Integer> stockIndex = new HashMap<>();
        Map<Integer, Integer> lineIndex = new HashMap<>();
        problem.lines().forEach(each -> lineIndex.put(each.number(), lineIndex.size()));
        for (int i = 0; i < size; i++) {
            Candidate candidate = problem.candidates().get(i);
            nodeOf[i] = nodeIndex.computeIfAbsent(candidate.node().id(), any -> {
                nodes.add(candidate.node());
                return nodes.size() - 1;
            });
            stockOf[i] = stockIndex.computeIfAbsent(candidate.stock(), any -> {
                available.add(candidate.available());
                return available.size() - 1;
            });
            lineOf[i] = lineIndex.getOrDefault(candidate.line().number(), -1);
        }
    }

    /**
     * How far a choice is from being possible: units taken beyond what is available, and lines beyond what nodes can pick. 0 for
     * a choice that is possible.
     */
    public long excess(long[] units) {
        long[] taken = new long[available.size()];
        long[] lines = new long[nodes.size()];
        for (int i = 0; i < units.length; i++) {
            taken[stockOf[i]] += units[i];
            lines[nodeOf[i]] += units[i] > 0 ? 1 : 0;
        }
        long excess = 0;
        for (int i = 0; i < taken.length; i++) {
            excess += Math.max(0, taken[i] - available.get(i));
        }
        for (int i = 0; i < lines.length; i++) {
            excess += Math.max(0, lines[i] - nodes.get(i).linesLeft());
        }
        return excess;
    }

    /** Units that nobody fills. */
    public long unfilled(long[] units) {
        long missing = 0;
        long[] filled = filled(units);
        for (int i = 0; i < filled.length; i++) {
            missing += Math.max(0, problem.lines().get(i).units() - filled[i]);
        }
        return missing;
    }

    /** The sum of all costs. */
    public double total(long[] units) {
        double sum = 0;
        for (double[] costs : byCandidate(units)) {
            for (double cost : costs) {
                sum += cost;
            }
        }
        for (double cost : unfilledByLine(units)) {
            sum += cost;
        }
        return sum;
    }

    /** What the units that nobody fills lose, by line. */
    public double[] unfilledByLine(long[] units) {
        long[] filled = filled(units);
        double[] losses = new double[filled.length];
        for (int i = 0; i < losses.length; i++) {
            LineDemand line = problem.lines().get(i);
            long missing = line.units() - filled[i];
            losses[i] = missing > 0 ? line.lossOf(missing) : 0;
        }
        return losses;
    }

    /**
     * The costs of each candidate by the ordinal of their kind. A node's parcel is shared by the lines it fills, and the price of
     * further parcels by all that fill.
     */
    public double[][] byCandidate(long[] units) {
        int[] linesAt = new int[nodes.size()];
        int allocations = 0;
        int used = 0;
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                allocations++;
                used += linesAt[nodeOf[i]]++ == 0 ? 1 : 0;
            }
        }
        double split = used > 1 ? settings.splitPrice() * (used - 1) / allocations : 0;
        double[][] costs = new double[units.length][KINDS.length];
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                fill(costs[i], problem.candidates().get(i), units[i], linesAt[nodeOf[i]]);
                costs[i][CostKind.SPLIT.ordinal()] = split;
            }
        }
        return costs;
    }

    /** Lines of the order that the candidate's node picks in this choice. */
    public int linesAtNode(int candidate, long[] units) {
        int lines = 0;
        for (int i = 0; i < units.length; i++) {
            lines += units[i] > 0 && nodeOf[i] == nodeOf[candidate] ? 1 : 0;
        }
        return lines;
    }

    private void fill(double[] costs, Candidate candidate, long units, int linesAtNode) {
        costs[CostKind.FREIGHT.ordinal()] = candidate.node().parcelPrice() / linesAtNode
                + candidate.node().pricePerKilogram() * candidate.line().kilogramsPerUnit() * units;
        costs[CostKind.PICKING.ordinal()] = picking(candidate.node().load(), units);
        costs[CostKind.MISS_RISK.ordinal()] =
                candidate.risk().at(candidate.node().finish(linesAtNode)).value()
                        * candidate.line().lossOf(units);
        costs[CostKind.DOUBTFUL_STOCK.ordinal()] = doubtful(candidate, units);
        costs[CostKind.SPOILAGE.ordinal()] = spoilage(candidate, units);
    }

    /**
     * The wage of the minutes, and what the minutes cost others: each delays every other open order line of the node by its share
     * of a worker.
     */
    private double picking(NodeLoad load, long units) {
        double minutes = load.minutesPerPickLine().value() + settings.extraUnitMinutes() * (units - 1);
        double congestion = settings.lineDelayPerMinute() * load.openPickLines() / Math.max(1, load.workersOnShift());
        return minutes * (load.wagePerMinute().toDouble() + congestion);
    }

    private double doubtful(Candidate candidate, long units) {
        NodeLoad load = candidate.node().load();
        double wasted = load.minutesPerPickLine().value() * load.wagePerMinute().toDouble();
        return settings.doubt().notThere(candidate.evidence(), units).value() * (settings.failedPick() + wasted);
    }

    /**
     * Margin of the node's own sales that the units are taken from, less what they save by not spoiling there; below 0 where they
     * save more.
     */
    private static double spoilage(Candidate candidate, long units) {
        Candidate.Shelf shelf = candidate.shelf();
        double left = shelf.unitsOfNode() - units;
        double missedBefore = Math.max(0, shelf.soldBeforeRefill() - shelf.unitsOfNode());
        double missed = Math.max(0, shelf.soldBeforeRefill() - left) - missedBefore;
        double saved = Math.min(units, shelf.spoiling());
        return missed * candidate.line().marginPerUnit() - saved * shelf.costPerUnit();
    }

    private long[] filled(long[] units) {
        long[] filled = new long[problem.lines().size()];
        for (int i = 0; i < units.length; i++) {
            filled[lineOf[i]] += units[i];
        }
        return filled;
    }
}
