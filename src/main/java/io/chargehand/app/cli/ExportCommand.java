package io.chargehand.app.cli;

import io.chargehand.event.EventCodec;
import io.chargehand.event.EventLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the log of events to a file that {@code import} takes. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the log of events to a file, one CloudEvents JSON object a line, in order of time.",
        footer = {"", "The file is compressed with gzip if its name ends in .gz."})
final class ExportCommand implements Callable<Integer> {

    private final ServiceSettings settings;

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            defaultValue = "0001-01-01T00:00:00Z",
            description = "First instant, with offset, such as 2026-03-01T00:00:00Z; default the log's start.")
    private OffsetDateTime from = OffsetDateTime.MIN;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            defaultValue = "9999-01-01T00:00:00Z",
            description = "First instant that is left out; default the log's end.")
    private OffsetDateTime until = OffsetDateTime.MAX;

    @Mixin
    private Report report = new Report();

    ExportCommand(ServiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        AtomicLong written = new AtomicLong();
        try (ServiceContext service = ServiceContext.open(settings)) {
            EventCodec codec = service.get(EventCodec.class);
            EventLog log = service.get(EventLog.class);
            new EventFile(file)
                    .write(out -> log.replay(Set.of(), from.toInstant(), until.toInstant(), logged -> {
                        line(out, codec.write(logged.event()));
                        written.incrementAndGet();
                    }));
        }
        report.print(
                Map.of("events", written.get(), "file", file.toString()), () -> written.get() + " events in " + file);
        return ExitCode.OK;
    }

    private static void line(Writer out, String event) {
        try {
            out.write(event);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
