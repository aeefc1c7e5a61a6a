package io.chargehand.event.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OffsetInstantTest {

    @Test
    void readsWhatTheJdkReads() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            Instant drawn = Instant.ofEpochSecond(
                    random.nextInt() * 20L, random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000));
            assertThat(OffsetInstant.parse(drawn.toString())).isEqualTo(drawn);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:30Z",
                "2026-03-01T09:30:00+02:00",
                "2026-03-01T09:30:00.5Z",
                "2026-03-01T09:30:00.123456789Z",
                "2026-03-01T09:30:00.Z",
                "2024-02-29T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "2026-03-01t09:30:00z"
            })
    void readsOtherForms(String text) {
        assertThat(OffsetInstant.parse(text))
                .isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T09:30:00Z",
                "2026-13-01T09:30:00Z",
                "2026-03-01T24:30:00Z",
                "2026-03-01T09:60:00Z",
                "2026-03-01T09:30:60Z",
                "2026-03-01T09:30:00",
                "2026-03-01T09:30:00.1234567890Z",
                "2026-03-01 09:30:00Z",
                "2026-03-0xT09:30:00Z",
                ""
            })
    void refusesWhatTheJdkRefuses(String text) {
        assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> OffsetInstant.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
