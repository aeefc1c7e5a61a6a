package io.chargehand.bench.technicians;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.solver.OptaPlannerSequencer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Measures drawn days of technicians, and machines with set-ups: what the plan costs after so many steps or seconds, by instance
 * and seed of the search, beside the best that earlier runs have written.
 */
@Command(
        name = "technicians",
        description = "Measures days of technicians with skills, tools and windows, and machines with set-ups.",
        mixinStandardHelpOptions = true)
public final class TechniciansCommand implements Callable<Integer> {

    private static final double NANOS = 1e9;
    private static final int WARM_UP_SEED = -1;

    private final PrintStream out;
    private final Map<String, Double> known = new HashMap<>();

    @Option(names = "--kind", split = ",", defaultValue = "OVERLOADED", description = "of: ${COMPLETION-CANDIDATES}")
    private List<DayKind> kinds = List.of();

    @Option(names = "--instances", defaultValue = "5", description = "of each kind, 5 unless given")
    private int instances;

    @Option(names = "--first", defaultValue = "1", description = "seed of the first instance, 1 unless given")
    private long first;

    @Option(names = "--seeds", defaultValue = "1", description = "searches by instance, 1 unless given")
    private int seeds;

    @Option(names = "--seed", defaultValue = "1", description = "of the first search, 1 unless given")
    private long seed;

    @Option(names = "--steps", description = "proposals of a search")
    private int steps = Integer.MAX_VALUE;

    @Option(names = "--seconds", defaultValue = "86400", description = "of a search")
    private double seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "seconds on another instance, 10 unless given")
    private double warmUp;

    @Option(names = "--peer", description = "instead of the product: ${COMPLETION-CANDIDATES}")
    private DayPeer peer = DayPeer.NONE;

    @Option(
            names = "--best",
            description = "files of earlier results, from which the least value of an instance is taken")
    private List<Path> best = List.of();

    @Option(names = "--json", description = "a JSON object a line")
    private boolean json;

    /** Prints to {@code out}. */
    public TechniciansCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        for (Path file : best) {
            readBest(file);
        }
        Sequencer sequencer = new OptaPlannerSequencer();
        if (peer == DayPeer.NONE && warmUp > 0) {
            sequencer.plan(problem(kinds.get(0), WARM_UP_SEED), SearchLimit.time(duration(warmUp)), 0);
        }
        for (DayKind kind : kinds) {
            for (long i = first; i < first + instances; i++) {
                for (long s = seed; s < seed + seeds; s++) {
                    measure(sequencer, kind, i, s);
                }
            }
        }
        return 0;
    }

    /** One search: what its plan costs, and how many jobs it leaves. */
    private record Line(
            String instance,
            long seed,
            double value,
            @Nullable Double gapPercent,
            int jobs,
            int undone,
            @Nullable Integer steps,
            double seconds,
            String engine,
            boolean feasible) {}

    private void measure(Sequencer sequencer, DayKind kind, long instance, long searchSeed) {
        SequencingProblem problem = problem(kind, instance);
        String name = kind.name().toLowerCase(Locale.ROOT) + "-" + instance;
        long begun = System.nanoTime();
        SequencePlan plan = peer == DayPeer.NONE
                ? sequencer.plan(problem, new SearchLimit(steps, duration(seconds)), searchSeed)
                : peer.plan(problem, seconds);
        double spent = (System.nanoTime() - begun) / NANOS;
        PlanEvaluation evaluation = PlanEvaluation.of(problem, plan);
        double value = evaluation.cost().total().toDouble();
        print(new Line(
                name,
                searchSeed,
                value,
                known.containsKey(name) ? 100 * (value / known.getOrDefault(name, value) - 1) : null,
                problem.tasks().size(),
                plan.unplaced().size(),
                steps == Integer.MAX_VALUE ? null : steps,
                spent,
                peer.engine(),
                evaluation.violations().isEmpty()));
    }

    private static SequencingProblem problem(DayKind kind, long instance) {
        return kind == DayKind.MACHINES
                ? new DrawnMachines(instance).problem()
                : new DrawnDay(kind, instance).problem();
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1_000)));
    }

    private void readBest(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JsonMapper.shared().readTree(line);
            if (node.get("feasible").asBoolean()) {
                known.merge(node.get("instance").asString(), node.get("value").asDouble(), Math::min);
            }
        }
    }

    private void print(Line line) {
        out.println(
                json
                        ? JsonMapper.shared().writeValueAsString(line)
                        : String.format(
                                Locale.ROOT,
                                "%-16s seed %d: %.2f, %d of %d undone, %.1f s",
                                line.instance(),
                                line.seed(),
                                line.value(),
                                line.undone(),
                                line.jobs(),
                                line.seconds()));
    }
}
