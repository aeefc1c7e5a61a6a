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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
     * What was written.
     *
     * @param events how many
     * @param statistics what the history looked like
     */
    public record Written(long events, TwinStatistics statistics) {}

    /**
     * Generates a history into a file; replaces it.
     *
     * @param oracle also writes what an oracle would answer, where given
     * @param days told the number of days written so far, after each batch
     * @throws UncheckedIOException when a file cannot be written
     */
    public Written write(TwinSettings settings, Path file, Optional<TwinOracle.Settings> oracle, LongConsumer days) {
        try (BufferedWriter writer = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            long[] written = new long[1];
            Instant first = settings.historyEnd().minus(Duration.ofDays(settings.days()));
            Consumer<List<OperationalEvent>> sink = events -> {
                lines(writer, events);
                written[0] += events.size();
                Instant reached = events.get(events.size() - 1).time();
                days.accept(Math.max(0, Duration.between(first, reached).toDays()));
            };
            TwinStatistics statistics = oracle.map(known -> TwinOracle.write(settings, known, sink))
                    .orElseGet(() -> TwinHistory.generate(settings, sink));
            return new Written(written[0], statistics);
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
