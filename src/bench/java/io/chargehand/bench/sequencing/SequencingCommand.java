package io.chargehand.bench.sequencing;

import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Evaluation;
import io.chargehand.bench.published.Format;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.MalformedFileException;
import io.chargehand.bench.published.Routes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code bench sequencing}: solves published instances one after the other and prints a line for each. Not thread-safe. */
@Command(
        name = "sequencing",
        description = "Solves published instances, one after the other, on one thread.",
        mixinStandardHelpOptions = true)
public final class SequencingCommand implements Callable<Integer> {

    private static final double NANOS = 1e9;
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final PrintStream out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--format", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private Format format;

    @Option(names = "--instance", required = true, description = "A file, or a folder whose instances are all solved.")
    @SuppressWarnings("NullAway.Init")
    private Path instance;

    @Option(names = "--best", description = "Best values known: a file, or a folder as published.")
    private @Nullable Path best;

    @Option(names = "--from", description = "First instance, from 1, of those in PATH.", defaultValue = "1")
    private int from;

    @Option(names = "--to", description = "Last instance, included; by default the last there is.")
    private @Nullable Integer to;

    @Option(names = "--seconds", required = true, description = "Wall-clock seconds per instance.")
    private double seconds;

    @Option(names = "--peer", description = "Measure a peer instead of the product: ${COMPLETION-CANDIDATES}.")
    private @Nullable EngineChoice peer;

    @Option(names = "--solutions", description = "A folder to write each solution into.")
    private @Nullable Path solutions;

    @Option(names = "--seed", description = "Seed of what is random.", defaultValue = "1")
    private long seed;

    @Option(
            names = "--warm-up",
            description = "Seconds on a generated instance beforehand, discarded.",
            defaultValue = "20")
    private double warmUp;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    /** A command that prints its results to {@code out}. */
    public SequencingCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        if (!(seconds > 0 && warmUp >= 0)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be more than 0 and --warm-up at least 0");
        }
        try (Engine engine = peer == null ? EngineChoice.product() : peer.make()) {
            List<Instance> instances = selected(format.read(instance));
            Map<String, Long> bests = best == null ? Map.of() : format.readBest(best, instance);
            warmUp(engine, instances.get(0).size());
            List<Measurement> measurements = new ArrayList<>();
            Report report = new Report(out, json);
            for (Instance each : instances) {
                Measurement measurement = measure(engine, each, bests.get(each.name()));
                measurements.add(measurement);
                report.line(measurement);
            }
            report.last(Summary.of(measurements, engine.name()));
            return DONE;
        } catch (IOException e) {
            System.err.println(e);
            return FAILED;
        } catch (MalformedFileException | UnsupportedOperationException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    private List<Instance> selected(List<Instance> all) {
        int last = to == null ? all.size() : to;
        if (from < 1 || last < from || last > all.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from " + from + " --to " + last + " must lie within the " + all.size() + " instances of "
                            + instance);
        }
        return all.subList(from - 1, last);
    }

    private void warmUp(Engine engine, int size) {
        if (warmUp > 0) {
            engine.solve(format.generate(size, seed), duration(warmUp), seed);
        }
    }

    private Measurement measure(Engine engine, Instance each, @Nullable Long bestValue) throws IOException {
        long start = System.nanoTime();
        Optional<Routes> routes = engine.solve(each, duration(seconds), seed);
        double took = (System.nanoTime() - start) / NANOS;
        if (routes.isEmpty()) {
            return Measurement.of(each.name(), null, bestValue, took, engine.name(), false);
        }
        Evaluation evaluation = each.evaluate(routes.get());
        evaluation.violations().forEach(violation -> System.err.println(each.name() + ": " + violation));
        Long value = evaluation.value().isPresent() ? evaluation.value().getAsLong() : null;
        if (solutions != null) {
            Files.createDirectories(solutions);
            Files.writeString(solutions.resolve(each.name() + ".sol"), each.write(routes.get(), evaluation));
        }
        return Measurement.of(each.name(), value, bestValue, took, engine.name(), evaluation.feasible());
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }
}
