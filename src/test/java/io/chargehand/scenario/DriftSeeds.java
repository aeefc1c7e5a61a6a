package io.chargehand.scenario;

import io.chargehand.kernel.SupplierId;
import io.chargehand.monitoring.DriftMonitor;
import io.chargehand.monitoring.DriftReport;
import io.chargehand.monitoring.jdbc.MonitoringSettings;
import io.chargehand.simulation.SupplierTurn;
import io.chargehand.simulation.TwinSettings;
import io.chargehand.testing.TestDatabase;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Lets twins pass of several seeds, each as it is and with a supplier that turns bad, and tells what each look at the models saw: 40
 * days of history, models trained on it, 34 days in service, the turn after 9 of these.
 */
@Command(name = "drift", description = "Measures alarms of drift, false and true.", mixinStandardHelpOptions = true)
final class DriftSeeds implements Callable<Integer> {

    private static final Instant END =
            TwinSettings.standardFor(LocalDate.parse("2026-11-20")).historyEnd();
    private static final Instant TURN = END.minus(Duration.ofDays(25));
    private static final Instant SERVED = TURN.minus(Duration.ofDays(9));
    private static final int DAYS = 74;
    private static final int STORES = 8;
    private static final double VOLUME = 0.3;
    private static final double SHORT_ODDS = 6;

    private final PrintStream out;

    @Option(names = "--seeds", defaultValue = "5", description = "how many, 5 unless given")
    private int seeds;

    @Option(names = "--first", defaultValue = "1", description = "the first seed, 1 unless given")
    private long first;

    @Option(names = "--look-hours", defaultValue = "12", description = "between two looks, 12 unless given")
    private int lookHours;

    @Option(names = "--set", description = "a setting of chargehand.monitoring, such as psi-drift=0.3")
    private Map<String, String> changed = new HashMap<>();

    @Option(names = "--full", description = "with the shift of each feature that a model reads")
    private boolean full;

    private DriftSeeds(PrintStream out) {
        this.out = out;
    }

    /** Exits with 0 when done, 1 when it failed, 2 on bad usage. Results go to standard output, all else to standard error. */
    public static void main(String[] arguments) {
        PrintStream results = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        System.exit(new CommandLine(new DriftSeeds(results)).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        for (long seed = first; seed < first + seeds; seed++) {
            TwinSettings calm = new TwinSettings(seed, END, DAYS, STORES, VOLUME);
            pass(seed, "calm", calm);
            pass(seed, "turned", calm.with(new SupplierTurn(new SupplierId("SUP-06"), TURN, SHORT_ODDS)));
        }
        return 0;
    }

    private void pass(long seed, String world, TwinSettings settings) throws IOException {
        Path folder = Files.createTempDirectory("chargehand-drift");
        TestDatabase database = new TestDatabase();
        database.create();
        MonitoringSettings monitoring = WatchedTwin.settings(changed);
        try (WatchedTwin twin = new WatchedTwin(settings, monitoring, database, folder)) {
            twin.history(SERVED);
            for (String model : DriftMonitor.SERVED) {
                twin.trainAndPromote(model);
            }
            twin.serve();
            while (twin.now().isBefore(END)) {
                twin.pass(
                        twin.now().plus(Duration.ofHours(lookHours)), Duration.ofHours(lookHours), DriftMonitor.SERVED);
                for (DriftReport report : List.copyOf(twin.looks())) {
                    out.println(JsonMapper.shared()
                            .writeValueAsString(DriftLook.of(seed, world, TURN, report, twin, full)));
                }
                twin.looks().clear();
            }
        } finally {
            database.drop();
        }
    }
}
