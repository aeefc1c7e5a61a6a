package io.chargehand.app.cli;

import io.chargehand.event.DeadLetters;
import io.chargehand.event.EventCodec;
import io.chargehand.event.EventIntake;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Takes a file of events into the service's database. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Takes a file of CloudEvents in, one JSON object a line, compressed with gzip or not.",
        footer = {
            "",
            "Nothing is taken in where more lines than --max-unreadable allows are no events. What",
            "is refused is kept among the dead letters. While the service runs, send the events",
            "to POST /v1/events instead."
        })
final class ImportCommand implements Callable<Integer> {

    private final ServiceSettings settings;

    @Parameters(paramLabel = "FILE", description = "The events.")
    private Path file = Path.of("");

    @Option(
            names = "--max-unreadable",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Largest share of lines that may be no events, from 0 to 1; default ${DEFAULT-VALUE}.")
    private double mostUnreadable;

    @Mixin
    private Report report = new Report();

    ImportCommand(ServiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        EventFile events = new EventFile(file);
        try (ServiceContext service = ServiceContext.open(settings)) {
            EventImport work = new EventImport(
                    service.get(EventCodec.class), service.get(EventIntake.class), service.get(DeadLetters.class));
            EventImport.Check check = work.check(events);
            if (check.unreadableShare() > mostUnreadable) {
                throw new CommandFailedException(refusal(check));
            }
            try (Progress progress = report.progress("import", check.lines())) {
                EventImport.Result result = work.run(events, progress::at);
                report.print(result, () -> text(result));
            }
        }
        return ExitCode.OK;
    }

    private String refusal(EventImport.Check check) {
        return String.format(
                Locale.ROOT,
                "%d of the %d lines of %s are no events, more than --max-unreadable allows; nothing was taken in.%n%s",
                check.unreadable(),
                check.lines(),
                file,
                check.first().stream().map(Object::toString).collect(Collectors.joining(System.lineSeparator())));
    }

    private static String text(EventImport.Result result) {
        String counts = String.format(
                Locale.ROOT,
                "%d lines: %d accepted, %d already known, %d refused",
                result.lines(),
                result.accepted(),
                result.duplicates(),
                result.refused());
        return result.first().stream()
                .map(Object::toString)
                .collect(Collectors.joining("\n", counts + "\n", ""))
                .strip();
    }
}
