package io.chargehand.kernel;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class MinutesTest {

    @Test
    void betweenInstantsIsTheirDurationToTheMillisecond() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            Instant from = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            Instant to = random.nextBoolean()
                    ? from.plusNanos(random.nextInt())
                    : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            assertThat(Minutes.between(from, to))
                    .isEqualTo(Duration.between(from, to).toMillis() / 60_000.0);
        }
    }

    @Test
    void betweenTheFarthestInstantsIsANumberOfTheirOrder() {
        assertThat(Minutes.between(Instant.MIN, Instant.MAX)).isBetween(1.05e15, 1.06e15);
        assertThat(Minutes.between(Instant.MAX, Instant.MIN)).isBetween(-1.06e15, -1.05e15);
    }
}
