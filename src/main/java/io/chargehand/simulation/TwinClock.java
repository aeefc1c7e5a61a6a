package io.chargehand.simulation;

import io.chargehand.kernel.Rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The twin's time: stands still until {@link #run}, then passes faster than real time by a factor. Never goes back, also not
 * over a kill: before it passes an instant, a later one has been saved, and a new start goes on from there. Thread-safe.
 */
public final class TwinClock extends Clock {

    /** Real time between two saves; a restart skips at most twice as much, times the factor. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private final Path file;
    private final LongSupplier nanos;
    private final double factor;
    private Instant origin;
    private long startedNanos;
    private boolean running;
    private Instant leasedUntil;

    private TwinClock(Path file, Instant origin, double factor, LongSupplier nanos) {
        this.file = file;
        this.origin = origin;
        this.factor = factor;
        this.nanos = nanos;
        this.leasedUntil = origin;
    }

    /**
     * A clock that goes on where the file says, or stands at {@code origin} where there is no file.
     *
     * @param file where its time is kept
     * @param origin where twin time begins
     * @param factor twin seconds that pass in a real second, 0.1 to 100,000
     * @throws io.chargehand.kernel.InvalidInputException when out of range, or the file holds no instant
     */
    public static TwinClock open(Path file, Instant origin, double factor) {
        return open(file, origin, factor, System::nanoTime);
    }

    static TwinClock open(Path file, Instant origin, double factor, LongSupplier nanos) {
        Rules.range("factor", factor, 0.1, 100_000);
        return new TwinClock(file, saved(file, origin), factor, nanos);
    }

    private static Instant saved(Path file, Instant origin) {
        try {
            if (!Files.exists(file)) {
                return origin;
            }
            Instant saved =
                    Instant.parse(Files.readString(file, StandardCharsets.UTF_8).strip());
            return saved.isBefore(origin) ? origin : saved;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the twin's time from " + file, e);
        }
    }

    /** Lets time pass; harmless when it does already. */
    public synchronized void run() {
        if (!running) {
            startedNanos = nanos.getAsLong();
            running = true;
        }
    }

    /** Whether time passes. */
    public synchronized boolean isRunning() {
        return running;
    }

    /** Twin seconds that pass in a real second. */
    public double factor() {
        return factor;
    }

    @Override
    public synchronized Instant instant() {
        if (!running) {
            return origin;
        }
        long passed = nanos.getAsLong() - startedNanos;
        Instant now = origin.plusMillis((long) (passed / 1e6 * factor));
        if (!now.isBefore(leasedUntil)) {
            leasedUntil = now.plusMillis((long) (LEASE.toMillis() * factor));
            save(leasedUntil);
        }
        return now;
    }

    private void save(Instant until) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, until.toString(), StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the twin's time in " + file, e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource twin = this::instant;
        return twin.withZone(zone);
    }
}
