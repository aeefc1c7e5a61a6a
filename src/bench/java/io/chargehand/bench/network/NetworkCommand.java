package io.chargehand.bench.network;

import io.chargehand.backroom.ImprovementScheduler;
import io.chargehand.backroom.ImprovementSettings;
import io.chargehand.backroom.PlanUpdate;
import io.chargehand.backroom.ProblemChange;
import io.chargehand.backroom.ResidentSequence;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingPrices;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.bench.node.DrawnNode;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Measures many nodes under change on few cores. Changes come when they are due, whether those before are followed or not: how soon
 * is each in a plan, how much heap do all nodes need, and what do the plans cost in the end, beside searches of each node alone.
 */
@Command(
        name = "network",
        description = "Measures many nodes under change on few cores.",
        mixinStandardHelpOptions = true)
public final class NetworkCommand implements Callable<Integer> {

    private static final double MEBI = 1024.0 * 1024;
    private static final double SECOND = 1e9;
    private static final long SETTLE_SECONDS = 60;

    private final PrintStream out;
    private final Sequencer sequencer = new OptaPlannerSequencer();

    @Option(names = "--nodes", defaultValue = "400", description = "400 unless given")
    private int nodes;

    @Option(names = "--tasks", defaultValue = "100", description = "of each node, 100 unless given")
    private int tasks;

    @Option(names = "--workers", defaultValue = "8", description = "of each node, 8 unless given")
    private int workers;

    @Option(names = "--changes-per-second", defaultValue = "50", description = "over all nodes, 50 unless given")
    private double changesPerSecond;

    @Option(names = "--minutes", defaultValue = "5", description = "of changes, 5 unless given")
    private double minutes;

    @Option(names = "--threads", defaultValue = "2", description = "that mend and improve, 2 unless given")
    private int threads;

    @Option(names = "--first-steps", defaultValue = "3000", description = "of a node's first plan, 3000 unless given")
    private int firstSteps;

    @Option(names = "--slice-steps", description = "of a slice of improvement; the product's own unless given")
    private int sliceSteps;

    @Option(
            names = "--reassignment",
            defaultValue = "1",
            description = "price of a task that changes hands, 1 as the product's own unless given")
    private double reassignment;

    @Option(names = "--checked", defaultValue = "40", description = "nodes solved alone in the end, 40 unless given")
    private int checked;

    @Option(
            names = "--reference-seconds",
            defaultValue = "10",
            description = "of each search of a node alone, 10 unless given")
    private double referenceSeconds;

    @Option(names = "--seed", defaultValue = "1", description = "of all that is drawn, 1 unless given")
    private long seed;

    @Option(names = "--json", description = "a JSON object a line")
    private boolean json;

    /** Prints to {@code out}. */
    public NetworkCommand(PrintStream out) {
        this.out = out;
    }

    /** All first plans. */
    private record Opened(String line, int nodes, double seconds, double usedMebibytes) {}

    /** How soon changes were in a plan, in milliseconds; and what the threads did beside. */
    private record Seen(
            String line,
            int changes,
            long refused,
            long pushedBack,
            double p50Millis,
            double p99Millis,
            double mostMillis,
            long improvements) {}

    /** Heap after collection, in mebibytes, with all nodes; and the most that the machine would give. */
    private record Heap(String line, double usedMebibytes, double mostMebibytes) {}

    @Override
    public Integer call() {
        Visibility visibility = new Visibility((int) Math.ceil(changesPerSecond * minutes * 60) + 1);
        ImprovementSettings standard = ImprovementSettings.standard(threads);
        ImprovementSettings settings = new ImprovementSettings(
                threads,
                sliceSteps > 0 ? sliceSteps : standard.sliceSteps(),
                standard.sliceTime(),
                standard.mostWaiting(),
                standard.patience());
        List<NodeDay> days = new ArrayList<>();
        try (ImprovementScheduler scheduler = new ImprovementScheduler(settings, visibility)) {
            open(scheduler, days);
            scheduler.start();
            long pushedBack = drive(scheduler, visibility, days);
            awaitAll(visibility);
            Waits waits = visibility.waits();
            print(new Seen(
                    "visible",
                    waits.count(),
                    visibility.refused(),
                    pushedBack,
                    waits.millis(0.5),
                    waits.millis(0.99),
                    waits.millis(1),
                    visibility.improved()));
            scheduler.close();
            print(new Heap("heap", used(), Runtime.getRuntime().maxMemory() / MEBI));
        }
        if (checked > 0) {
            check(visibility);
        }
        return 0;
    }

    private static NodeId id(int node) {
        return new NodeId("N" + node);
    }

    /** Plans all nodes for the first time, on all threads. */
    private void open(ImprovementScheduler scheduler, List<NodeDay> days) {
        long begun = System.nanoTime();
        List<DrawnNode> drawn = new ArrayList<>();
        List<SequencingProblem> problems = new ArrayList<>();
        for (int n = 0; n < nodes; n++) {
            drawn.add(new DrawnNode(seed * 10_000 + n, workers));
            problems.add(priced(drawn.get(n).problem(tasks)));
            days.add(new NodeDay(drawn.get(n), problems.get(n), seed + n));
        }
        Parallel.on(threads, IntStream.range(0, nodes).boxed().toList(), n -> {
            scheduler.add(
                    id(n), new ResidentSequence(sequencer, problems.get(n), SearchLimit.steps(firstSteps), seed + n));
            return n;
        });
        problems.clear();
        print(new Opened("opened", nodes, (System.nanoTime() - begun) / SECOND, used()));
    }

    private SequencingProblem priced(SequencingProblem problem) {
        return new SequencingProblem(
                problem.now(),
                problem.workers(),
                problem.tasks(),
                problem.walking(),
                new SequencingPrices(
                        Money.of(reassignment, DrawnNode.USD), problem.prices().undone()),
                problem.previousPlan());
    }

    /** Hands over each change at its time; random gaps, as of independent events. Counts the changes that had to be offered again. */
    private long drive(ImprovementScheduler scheduler, Visibility visibility, List<NodeDay> days) {
        Random random = new Random(seed);
        long begun = System.nanoTime();
        long end = (long) (minutes * 60 * SECOND);
        double at = 0;
        long pushedBack = 0;
        for (int i = 0; i < Math.round(changesPerSecond * minutes * 60); i++) {
            at = Math.min(end, at - Math.log(1 - random.nextDouble()) / changesPerSecond * SECOND);
            int node = random.nextInt(days.size());
            ProblemChange change = days.get(node).next();
            long due = begun + (long) at;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            visibility.isDue(id(node), due);
            while (!scheduler.offer(id(node), change)) {
                pushedBack++;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
        return pushedBack;
    }

    private void awaitAll(Visibility visibility) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (visibility.waits().count() < Math.round(changesPerSecond * minutes * 60)) {
            if (System.nanoTime() - limit > 0) {
                throw new IllegalStateException(
                        "changes were not followed within " + SETTLE_SECONDS + " s of the last");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void check(Visibility visibility) {
        List<PlanUpdate> last = new ArrayList<>(visibility.shown().values());
        last.sort(Comparator.comparing(update -> update.node().value()));
        last.forEach(NodeCheck::sound);
        Collections.shuffle(last, new Random(seed));
        List<NodeCheck> checks = Parallel.on(
                threads,
                last.subList(0, Math.min(checked, last.size())),
                update -> NodeCheck.of(sequencer, update, referenceSeconds, seed));
        checks.forEach(this::print);
        print(NodeCheck.mean(checks));
    }

    private static double used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEBI;
    }

    private void print(Object line) {
        out.println(json ? JsonMapper.shared().writeValueAsString(line) : line.toString());
    }
}
