package io.chargehand.simulation;

import io.chargehand.event.EventCodec;
import io.chargehand.event.OperationalEvent;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/** Writes a history to a file: one CloudEvents JSON object a line, gzip. What the {@code simulate} command does. Thread-safe. */
public final class TwinExport {

    private final EventCodec codec;

    /**
     * Makes an export.
     *
     * @param codec writes the events
     */
    public TwinExport(EventCodec codec) {
        this.codec = codec;
    }

    /**
     * Generates a history into a file; replaces it.
     *
     * @param progress told the number of events written, after each batch
     * @return what the history looked like
     * @throws UncheckedIOException when the file cannot be written
     */
    public TwinStatistics write(TwinSettings settings, Path file, LongConsumer progress) {
        try (BufferedWriter writer = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            long[] written = new long[1];
            return TwinHistory.generate(settings, events -> {
                lines(writer, events);
                written[0] += events.size();
                progress.accept(written[0]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the history to " + file, e);
        }
    }

    private void lines(BufferedWriter writer, List<OperationalEvent> events) {
        try {
            for (OperationalEvent event : events) {
                writer.write(codec.write(event));
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the history", e);
        }
    }
}
