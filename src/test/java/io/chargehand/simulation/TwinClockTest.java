package io.chargehand.simulation;

import io.chargehand.kernel.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TwinClockTest {

    private static final Instant ORIGIN = Instant.parse("2026-11-20T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void standsUntilItRunsThenPassesByItsFactor() {
        TwinClock clock = TwinClock.open(folder.resolve("clock"), ORIGIN, 10, nanos::get);
        nanos.addAndGet(5_000_000_000L);
        assertThat(clock.instant()).isEqualTo(ORIGIN);
        clock.run();
        nanos.addAndGet(3_000_000_000L);
        assertThat(clock.instant()).isEqualTo(ORIGIN.plusSeconds(30));
    }

    @Test
    void goesOnAfterAKillAndNeverBack() {
        TwinClock killed = TwinClock.open(folder.resolve("clock"), ORIGIN, 10, nanos::get);
        killed.run();
        Instant seen = ORIGIN;
        for (int i = 0; i < 40; i++) {
            nanos.addAndGet(137_000_000L);
            seen = killed.instant();
        }
        TwinClock next = TwinClock.open(folder.resolve("clock"), ORIGIN, 10, nanos::get);
        assertThat(next.instant()).isAfterOrEqualTo(seen).isBefore(seen.plusSeconds(21));
    }

    @Test
    void refusesAFactorOutOfRange() {
        assertThatThrownBy(() -> TwinClock.open(folder.resolve("clock"), ORIGIN, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("factor");
    }
}
