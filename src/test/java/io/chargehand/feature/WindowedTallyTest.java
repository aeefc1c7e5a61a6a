package io.chargehand.feature;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A window that follows up what was read last says, to the last bit, what one says that reads for the first time. */
class WindowedTallyTest {

    private static final Memory WINDOW = new Memory.Window(Duration.ofMillis(Memory.Window.BUCKETS * 10L));

    private record Added(long at, double value) {}

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false", "4, false"})
    void whatIsFollowedUpIsWhatIsReadAnew(long seed, boolean whole) {
        Random random = new Random(seed);
        Tally read = Tally.of(WINDOW);
        List<Added> added = new ArrayList<>();
        double[] followed = new double[2];
        double[] anew = new double[2];
        long now = 0;
        int some = 0;
        for (int step = 0; step < 3_000; step++) {
            now += random.nextInt(50) == 0 ? random.nextInt(2_000) : random.nextInt(12);
            for (int i = random.nextInt(3); i > 0; i--) {
                long at = now - (random.nextInt(4) == 0 ? random.nextInt(1_500) : 0);
                double value = whole ? random.nextInt(9) - 4 : random.nextDouble();
                added.add(new Added(at, value));
                read.add(at, value);
            }
            read.read(now + 1, followed);
            Tally fresh = Tally.of(WINDOW);
            added.forEach(each -> fresh.add(each.at(), each.value()));
            fresh.read(now + 1, anew);
            assertThat(followed).as("step %s", step).containsExactly(anew);
            some += followed[0] > 5 ? 1 : 0;
        }
        assertThat(some).isGreaterThan(500);
    }
}
