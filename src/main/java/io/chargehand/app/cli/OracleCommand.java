package io.chargehand.app.cli;

import io.chargehand.simulation.TwinOracle;
import io.chargehand.simulation.TwinSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes what one who knows the twin's hidden parameters would answer, for {@code train --oracle}. Needs no database. */
@Command(
        name = "oracle",
        mixinStandardHelpOptions = true,
        description = "Writes what one who knows the simulated network's hidden parameters would answer.",
        footer = {
            "",
            "Takes about a minute. The defaults are those of the simulated network that the service starts with."
        })
final class OracleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Where receipt-oracle.csv and promise-oracle.csv go.")
    private Path folder = Path.of("");

    @Option(names = "--seed", defaultValue = "20260301", description = "The network's seed; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--live-day",
            defaultValue = "2026-11-20",
            description = "The day after the history; default ${DEFAULT-VALUE}.")
    private LocalDate liveDay = LocalDate.EPOCH;

    @Option(names = "--days", defaultValue = "90", description = "Days of history; default ${DEFAULT-VALUE}.")
    private int days;

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() {
        TwinSettings standard = TwinSettings.standardFor(liveDay);
        TwinSettings twin = new TwinSettings(seed, standard.historyEnd(), days, standard.stores(), standard.volume());
        TwinOracle.Settings files = TwinOracle.Settings.in(folder);
        TwinOracle.write(twin, files, events -> {});
        report.print(
                Map.of(
                        "receipts", files.receiptFile().toString(),
                        "promises", files.promiseFile().toString()),
                () -> files.receiptFile() + "\n" + files.promiseFile());
        return ExitCode.OK;
    }
}
