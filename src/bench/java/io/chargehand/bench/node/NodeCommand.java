package io.chargehand.bench.node;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.ProblemChange;
import io.chargehand.backroom.ResidentSequence;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.solver.OptaPlannerSequencer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Measures one node under change. Each node is planned, then an urgent task comes, a task is cancelled or a worker leaves, in turn:
 * how long until a sound plan is there, and whether it costs more than best insertion. Then how far, a second later, the plan is
 * from the best that any seed finds in a minute.
 */
@Command(name = "node", description = "Measures how a node's plan follows changes.", mixinStandardHelpOptions = true)
public final class NodeCommand implements Callable<Integer> {

    private static final double MILLIS = 1e6;
    private static final String[] KINDS = {"urgent task", "cancelled task", "worker leaves"};

    private final PrintStream out;
    private final Sequencer sequencer = new OptaPlannerSequencer();

    @Option(names = "--workers", defaultValue = "12", description = "12 unless given")
    private int workers;

    @Option(names = "--tasks", defaultValue = "200", description = "200 unless given")
    private int tasks;

    @Option(names = "--nodes", defaultValue = "5", description = "how many nodes, 5 unless given")
    private int nodes;

    @Option(names = "--changes", defaultValue = "300", description = "of each kind by node, 300 unless given")
    private int changes;

    @Option(names = "--checked", defaultValue = "10", description = "of those against best insertion, 10 unless given")
    private int checked;

    @Option(names = "--seconds", defaultValue = "1", description = "of improvement after a change, 1 unless given")
    private double seconds;

    @Option(
            names = "--reference",
            defaultValue = "60",
            description = "seconds of each reference search, 60 unless given")
    private double reference;

    @Option(
            names = "--seeds",
            defaultValue = "2",
            description = "reference searches by node and change, 2 unless given")
    private int seeds;

    @Option(names = "--seed", defaultValue = "1", description = "of the first node, 1 unless given")
    private long seed;

    @Option(names = "--json", description = "a JSON object a line")
    private boolean json;

    /** Prints to {@code out}. */
    public NodeCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        List<List<Double>> millis = new ArrayList<>();
        int[] dearer = new int[KINDS.length];
        for (int kind = 0; kind < KINDS.length; kind++) {
            millis.add(new ArrayList<>());
        }
        warmUp();
        for (int n = 0; n < nodes; n++) {
            DrawnNode node = new DrawnNode(seed + n, workers);
            repairs(resident(node, seed + n), node, new Random(seed + n), millis, dearer);
        }
        for (int kind = 0; kind < KINDS.length; kind++) {
            print(repairLine(KINDS[kind], millis.get(kind), dearer[kind]));
        }
        List<Double> excess = new ArrayList<>();
        for (int n = 0; n < nodes && reference > 0; n++) {
            excess.add(afterASecond(seed + n, n % KINDS.length));
        }
        if (!excess.isEmpty()) {
            print(new Excess(
                    "summary", excess.stream().mapToDouble(x -> x).average().orElse(0), seconds, reference));
        }
        return 0;
    }

    /** How soon a sound plan followed. */
    private record Repairs(
            String change, int count, double p50Millis, double p99Millis, double mostMillis, int checked, int dearer) {}

    /** How much more above the lower bound than the best known. */
    private record Excess(String instance, double excessPercent, double seconds, double referenceSeconds) {}

    private void warmUp() {
        DrawnNode node = new DrawnNode(seed - 1, workers);
        repairs(
                resident(node, seed - 1),
                node,
                new Random(0),
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()),
                new int[KINDS.length]);
    }

    private ResidentSequence resident(DrawnNode node, long nodeSeed) {
        ResidentSequence resident = new ResidentSequence(sequencer, node.problem(tasks), nodeSeed);
        resident.improve(time(3 * seconds));
        return resident;
    }

    private static SearchLimit time(double limit) {
        return SearchLimit.time(Duration.ofMillis(Math.max(1, Math.round(limit * 1_000))));
    }

    private void repairs(
            ResidentSequence resident, DrawnNode more, Random random, List<List<Double>> millis, int[] dearer) {
        for (int i = 0; i < changes * KINDS.length; i++) {
            int kind = i % KINDS.length;
            SequencingProblem problem = resident.problem();
            SequencePlan before = resident.plan();
            ProblemChange change = change(kind, problem, more, random);
            long begun = System.nanoTime();
            SequencePlan plan = resident.follow(change);
            millis.get(kind).add((System.nanoTime() - begun) / MILLIS);
            SequencingProblem after = resident.problem().from(before);
            if (!PlanEvaluation.of(after, plan).violations().isEmpty()) {
                throw new IllegalStateException("a repaired plan breaks a rule: " + plan);
            }
            if (i / KINDS.length < checked) {
                double best = new BestInsertion(after, before).cost();
                dearer[kind] += plan.cost().total().toDouble() > best + 1e-3 ? 1 : 0;
            }
            undo(change, problem, resident, more, random);
        }
    }

    /** Keeps the node as large as it was: work comes and goes, and who left comes back. */
    private void undo(
            ProblemChange change, SequencingProblem before, ResidentSequence resident, DrawnNode more, Random random) {
        if (change instanceof ProblemChange.WorkerRemoved removed) {
            SequencingWorker back = before.workers().stream()
                    .filter(worker -> worker.id().equals(removed.worker()))
                    .findFirst()
                    .orElseThrow();
            resident.follow(new ProblemChange.WorkerAdded(back));
            resident.improve(SearchLimit.steps(20));
        }
        while (resident.problem().tasks().size() < tasks) {
            resident.follow(new ProblemChange.TaskAdded(more.urgent()));
        }
        while (resident.problem().tasks().size() > tasks) {
            resident.follow(change(1, resident.problem(), more, random));
        }
    }

    private static ProblemChange change(int kind, SequencingProblem problem, DrawnNode more, Random random) {
        return switch (kind) {
            case 0 -> new ProblemChange.TaskAdded(more.urgent());
            case 1 ->
                new ProblemChange.TaskRemoved(problem.tasks()
                        .get(random.nextInt(problem.tasks().size()))
                        .id());
            default ->
                new ProblemChange.WorkerRemoved(problem.workers()
                        .get(random.nextInt(problem.workers().size()))
                        .id());
        };
    }

    private Repairs repairLine(String change, List<Double> millis, int dearer) {
        double[] sorted = millis.stream().mapToDouble(x -> x).sorted().toArray();
        return new Repairs(
                change,
                sorted.length,
                percentile(sorted, 0.5),
                percentile(sorted, 0.99),
                percentile(sorted, 1),
                Math.min(checked, changes) * nodes,
                dearer);
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** By how many percent the plan's cost above the lower bound exceeds the best known. */
    private double afterASecond(long nodeSeed, int kind) {
        DrawnNode more = new DrawnNode(nodeSeed, workers);
        ResidentSequence resident = resident(more, nodeSeed);
        resident.improve(time(10 * seconds));
        SequencePlan before = resident.plan();
        resident.follow(change(kind, resident.problem(), more, new Random(nodeSeed)));
        SequencingProblem problem = resident.problem().from(before);
        resident.improve(time(seconds));
        double mine = PlanEvaluation.of(problem, resident.plan()).cost().total().toDouble();
        double best = mine;
        for (int s = 0; s < seeds; s++) {
            SequencingProblem from = s % 2 == 0
                    ? problem
                    : new SequencingProblem(
                            problem.now(),
                            problem.workers(),
                            problem.tasks(),
                            problem.walking(),
                            problem.prices(),
                            Optional.empty());
            SequencePlan found = sequencer.plan(from, time(reference), nodeSeed + 100 + s);
            best = Math.min(
                    best, PlanEvaluation.of(problem, found).cost().total().toDouble());
        }
        double bound = PlanExplanation.of(problem, resident.plan()).lowerBound().toDouble();
        double excess = 100 * ((mine - bound) / (best - bound) - 1);
        print(new Excess("node " + nodeSeed + ", " + KINDS[kind], excess, seconds, reference));
        return excess;
    }

    private void print(Object line) {
        out.println(json ? JsonMapper.shared().writeValueAsString(line) : shown(line));
    }

    private static String shown(Object line) {
        if (line instanceof Repairs each) {
            return String.format(
                    Locale.ROOT,
                    "%-16s %6d changes: %.2f ms half of them, %.2f ms p99, %.2f ms at most; dearer than best insertion %d of %d",
                    each.change(),
                    each.count(),
                    each.p50Millis(),
                    each.p99Millis(),
                    each.mostMillis(),
                    each.dearer(),
                    each.checked());
        }
        Excess excess = (Excess) line;
        return String.format(
                Locale.ROOT,
                "%-28s %.2f %% above the best of %.0f s after %.1f s",
                excess.instance(),
                excess.excessPercent(),
                excess.referenceSeconds(),
                excess.seconds());
    }
}
