package io.chargehand.app.cli;

import io.chargehand.event.EventCodec;
import io.chargehand.simulation.TwinExport;
import io.chargehand.simulation.TwinOracle;
import io.chargehand.simulation.TwinSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Writes the history of a simulated store network to a file that {@code import} and {@code train --data} take, and, if asked,
 * what an oracle would answer, for {@code train --oracle}. Needs no database.
 */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Writes the history of a simulated store network, one CloudEvents JSON object a line, gzip.",
        footer = {
            "",
            "The defaults are those of the network that the service starts with. With --oracle, what one who knows the",
            "hidden parameters would answer is written too; its roll-outs take a minute or so."
        })
final class SimulateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file to write, such as history.ndjson.gz.")
    private Path file = Path.of("");

    @Option(names = "--seed", defaultValue = "20260301", description = "Fixes every draw; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--live-day",
            defaultValue = "2026-11-20",
            description = "The day after the history; default ${DEFAULT-VALUE}.")
    private LocalDate liveDay = LocalDate.EPOCH;

    @Option(names = "--days", defaultValue = "90", description = "Days of history, 1 to 400; default ${DEFAULT-VALUE}.")
    private int days;

    @Option(
            names = "--stores",
            defaultValue = "26",
            description = "Stores beside two dark stores and two DCs, 2 to 100; default ${DEFAULT-VALUE}.")
    private int stores;

    @Option(
            names = "--volume",
            defaultValue = "1",
            description = "Multiplies orders and staff, 0.1 to 10; default ${DEFAULT-VALUE}.")
    private double volume;

    @Option(
            names = "--oracle",
            paramLabel = "DIR",
            description = "Where receipt-oracle.csv and promise-oracle.csv go; without it they are not made.")
    private Optional<Path> oracle = Optional.empty();

    @Mixin
    private Report report = new Report();

    @Override
    public Integer call() {
        TwinSettings twin =
                new TwinSettings(seed, TwinSettings.standardFor(liveDay).historyEnd(), days, stores, volume);
        TwinExport.Written written;
        try (Progress progress = report.progress("simulate", days)) {
            written = new TwinExport(EventCodec.installed())
                    .write(twin, file, oracle.map(TwinOracle.Settings::in), progress::at);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("file", file.toString());
        answer.put("events", written.events());
        answer.put("orders", written.statistics().orders());
        answer.put("orderLines", written.statistics().orderLines());
        answer.put("missShare", written.statistics().missShare());
        oracle.map(TwinOracle.Settings::in).ifPresent(files -> {
            answer.put("receiptOracle", files.receiptFile().toString());
            answer.put("promiseOracle", files.promiseFile().toString());
        });
        report.print(
                answer,
                () -> String.format(
                        Locale.ROOT,
                        "%d events in %s: %d orders, %d lines, %.1f %% of the promises missed, first in first out",
                        written.events(),
                        file,
                        written.statistics().orders(),
                        written.statistics().orderLines(),
                        100 * written.statistics().missShare()));
        return ExitCode.OK;
    }
}
