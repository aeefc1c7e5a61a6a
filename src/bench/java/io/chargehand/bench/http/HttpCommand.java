package io.chargehand.bench.http;

import com.sun.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Measures how many score calls a second the service serves, beside a route that reads the same body and answers with as many bytes.
 * The two take turns on the same server.
 */
@Command(name = "http", description = "Measures the score call over HTTP.", mixinStandardHelpOptions = true)
public final class HttpCommand implements Callable<Integer> {

    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(5);

    private final PrintStream out;

    @Option(names = "--seconds", defaultValue = "10", description = "of each turn, 10 unless given")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "100000",
            description = "requests of each route before, 100000 unless given")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "7", description = "of one turn each, 7 unless given")
    private int rounds;

    @Option(names = "--connections", defaultValue = "16", description = "kept alive, 16 unless given")
    private int connections;

    @Option(names = "--candidates", defaultValue = "10", description = "nodes of the order, 10 unless given")
    private int candidates;

    @Option(
            names = "--home",
            description = "folder of the service, kept for the next run; a temporary one unless given")
    private @Nullable Path home;

    @Option(names = "--stay", defaultValue = "0", description = "seconds to stay for another load tool, 0 unless given")
    private double stay;

    @Option(names = "--json", description = "a JSON object a line")
    private boolean json;

    /** Prints to {@code out}. */
    public HttpCommand(PrintStream out) {
        this.out = out;
    }

    /**
     * A turn of a route.
     *
     * @param driverShare of the turn that the driving thread was at work
     * @param cpuMicros processor time of the process by request, its driver included and its database not
     */
    private record Turn(
            int round,
            String route,
            double requestsPerSecond,
            double p50Millis,
            double p99Millis,
            long requests,
            long failed,
            int answerBytes,
            double driverShare,
            double cpuMicros,
            long snapshotsKept,
            long snapshotsLost,
            double systemLoad) {}

    /**
     * Both routes: medians over the rounds; the ratio is the median of those of the rounds.
     *
     * @param cpuRatio the no-op's processor time by request over the score call's
     */
    private record Summary(
            String line,
            double scoresPerSecond,
            double noOpPerSecond,
            double ratio,
            double scoresP50Millis,
            double scoresP99Millis,
            double noOpP50Millis,
            double noOpP99Millis,
            double cpuRatio,
            long failed,
            long snapshotsKept,
            long snapshotsLost,
            double bytesASnapshot,
            int connections,
            int candidates,
            double systemLoad) {}

    @Override
    public Integer call() throws IOException, InterruptedException, NoSuchMethodException {
        Path folder = home == null ? Files.createTempDirectory("chargehand-bench") : home;
        try (Service service = Service.start(folder)) {
            NoOpRoute noOp = NoOpRoute.in(service.context());
            String body = service.body(candidates);
            noOp.answers(service.scores(body));
            measure(service, body);
            return 0;
        } finally {
            if (home == null) {
                delete(folder);
            }
        }
    }

    private void measure(Service service, String body) throws IOException, InterruptedException {
        Driver driver = new Driver(service.address(), connections);
        Request scores = service.request(Service.SCORES, body);
        Request noOp = service.request(NoOpRoute.PATH, body);
        driver.drive(scores, LONGEST_WARM_UP, warmUp);
        driver.drive(noOp, LONGEST_WARM_UP, warmUp);
        List<Turn> ours = new ArrayList<>();
        List<Turn> theirs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            theirs.add(turn(round, "no-op", service, driver, noOp));
            ours.add(turn(round, "promise-risk-scores", service, driver, scores));
        }
        print(summary(ours, theirs, (double) service.bytes() / Math.max(1, service.kept())));
        if (stay > 0) {
            System.err.println("http://127.0.0.1:" + service.address().getPort() + " " + Service.SCORES + " and "
                    + NoOpRoute.PATH + " with the body\n" + body);
            Thread.sleep((long) (stay * 1000));
        }
    }

    private Turn turn(int round, String route, Service service, Driver driver, Request request)
            throws IOException, InterruptedException {
        service.settle();
        long kept = service.kept();
        long lost = service.lost();
        long cpu = cpuNanos();
        Load load = driver.drive(request, millis(seconds), Integer.MAX_VALUE);
        double cpuMicros = (cpuNanos() - cpu) / 1e3 / load.nanos().length;
        double systemLoad = systemLoad();
        service.settle();
        Turn turn = new Turn(
                round,
                route,
                rounded(load.perSecond()),
                rounded(load.millis(0.5)),
                rounded(load.millis(0.99)),
                load.nanos().length,
                load.failed(),
                load.bytes(),
                rounded(load.driverShare()),
                rounded(cpuMicros),
                service.kept() - kept,
                service.lost() - lost,
                rounded(systemLoad));
        print(turn);
        return turn;
    }

    private Summary summary(List<Turn> ours, List<Turn> theirs, double bytesASnapshot) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i).requestsPerSecond() / theirs.get(i).requestsPerSecond();
        }
        return new Summary(
                "summary",
                median(ours.stream().mapToDouble(Turn::requestsPerSecond).toArray()),
                median(theirs.stream().mapToDouble(Turn::requestsPerSecond).toArray()),
                rounded(median(ratios)),
                median(ours.stream().mapToDouble(Turn::p50Millis).toArray()),
                median(ours.stream().mapToDouble(Turn::p99Millis).toArray()),
                median(theirs.stream().mapToDouble(Turn::p50Millis).toArray()),
                median(theirs.stream().mapToDouble(Turn::p99Millis).toArray()),
                rounded(median(theirs.stream().mapToDouble(Turn::cpuMicros).toArray())
                        / median(ours.stream().mapToDouble(Turn::cpuMicros).toArray())),
                Stream.concat(ours.stream(), theirs.stream())
                        .mapToLong(Turn::failed)
                        .sum(),
                ours.stream().mapToLong(Turn::snapshotsKept).sum(),
                ours.stream().mapToLong(Turn::snapshotsLost).sum(),
                rounded(bytesASnapshot),
                connections,
                candidates,
                rounded(systemLoad()));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double systemLoad() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    private void print(Object line) {
        out.println(json ? JsonMapper.shared().writeValueAsString(line) : line.toString());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
