package io.chargehand.app.cli;

import io.chargehand.event.EventCodec;
import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.HistoryRows;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The operational history in a file of events, as {@code simulate} and {@code export} write it: a history to train on without
 * a database. A line that is no event refuses the file, since what it would have said is missing from the rows.
 */
final class OperationalFile implements HistoryRows.Events {

    private final Path file;
    private final EventCodec codec = EventCodec.installed();

    OperationalFile(Path file) {
        this.file = file;
    }

    @Override
    public void each(Consumer<OperationalEvent> event) {
        new EventFile(file).forEachLine((number, line) -> event.accept(read(number, line)));
    }

    private OperationalEvent read(long number, String line) {
        try {
            return codec.read(line);
        } catch (InvalidInputException refused) {
            throw new CommandFailedException(String.format(
                    Locale.ROOT,
                    "%s, line %d: %s %s, but was %s",
                    file,
                    number,
                    refused.field(),
                    refused.rule(),
                    refused.value()));
        }
    }
}
