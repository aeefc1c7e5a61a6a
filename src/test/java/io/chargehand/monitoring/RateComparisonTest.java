package io.chargehand.monitoring;

import io.chargehand.monitoring.MonitoringStore.Scored;
import io.chargehand.monitoring.RateComparison.Better;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RateComparisonTest {

    private static final Set<String> SHORT = Set.of("short");

    @Test
    void theOneThatIsNearerToWhatCameIsBetter() {
        assertThat(compared(0.3, 0.3, 0.1).better(2)).isEqualTo(Better.MODEL);
        assertThat(compared(0.3, 0.1, 0.3).better(2)).isEqualTo(Better.RATE_TABLE);
        assertThat(compared(0.3, 0.3, 0.3).better(2)).isEqualTo(Better.NEITHER);
    }

    @Test
    void squaredErrorsAndTheirDifferenceAreMeansByDecision() {
        List<Scored> rows =
                List.of(scored("a/1", true, 0.5, 0.9), scored("a/2", true, 0.5, 0.9), scored("b/1", false, 0.5, 0.9));
        RateComparison rates = RateComparison.of(SHORT, rows, 3).orElseThrow();
        assertThat(rates.brier()).isCloseTo(0.25, within(1e-12));
        assertThat(rates.rateBrier()).isCloseTo((0.01 + 0.01 + 0.81) / 3, within(1e-12));
        assertThat(rates.excess()).isCloseTo(0.25 - 0.83 / 3, within(1e-12));
        assertThat(rates.orders()).isEqualTo(2);
        // Per ASN: 2 × (0.24 − mean) and (−0.56 − mean), mean = −0.08 / 3.
        double mean = -0.08 / 3;
        assertThat(rates.error()).isCloseTo(Math.hypot(0.48 - 2 * mean, -0.56 - mean) / 3, within(1e-12));
        assertThat(RateComparison.of(SHORT, rows, 4)).isEmpty();
        assertThat(RateComparison.of(Set.of("short", "late"), rows, 1)).isEmpty();
    }

    @Test
    void manyLinesOfFewAsnsProveLessThanAsManyAsns() {
        RateComparison apart = RateComparison.of(SHORT, drawn(400, 1), 1).orElseThrow();
        RateComparison together = RateComparison.of(SHORT, drawn(400, 20), 1).orElseThrow();
        assertThat(together.error()).isGreaterThan(2 * apart.error());
    }

    private static RateComparison compared(double rate, double model, double table) {
        Random random = new Random(7);
        List<Scored> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(scored("a-" + i + "/1", random.nextDouble() < rate, model, table));
        }
        return RateComparison.of(SHORT, rows, 200).orElseThrow();
    }

    private static List<Scored> drawn(int rows, int linesByAsn) {
        Random random = new Random(11);
        List<Scored> drawn = new ArrayList<>();
        boolean label = false;
        for (int i = 0; i < rows; i++) {
            label = i % linesByAsn == 0 ? random.nextBoolean() : label;
            drawn.add(scored("a-" + i / linesByAsn + "/" + i % linesByAsn, label, 0.4, 0.6));
        }
        return drawn;
    }

    private static Scored scored(String key, boolean label, double model, double rate) {
        return new Scored(
                key, Instant.EPOCH, List.of(), Map.of("short", model), Map.of("short", rate), Map.of("short", label));
    }
}
