package io.chargehand.bench.sequencing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTest {

    @Test
    void gapIsZeroWhereBothAreAndUnknownWhereOnlyBestIs() {
        assertThat(of(0L, 0L).gapPercent()).isEqualTo(0.0);
        assertThat(of(3L, 0L).gapPercent()).isNull();
        assertThat(of(3L, null).gapPercent()).isNull();
        assertThat(of(null, 3L).gapPercent()).isNull();
        assertThat(of(110L, 100L).gapPercent()).isEqualTo(10.0);
    }

    @Test
    void meanGapIsOfTheSums() {
        Summary summary = Summary.of(List.of(of(110L, 100L), of(5L, 0L), of(300L, 300L)), "engine");
        assertThat(summary.meanGapPercent()).isEqualTo(100 * 15.0 / 400);
        assertThat(summary.atBest()).isEqualTo(1);
        assertThat(summary.feasible()).isEqualTo(3);
        assertThat(summary.meanRatio()).isEqualTo((1.1 + 1) / 2);
    }

    @Test
    void meanGapIsUnknownWhereAValueIs() {
        assertThat(Summary.of(List.of(of(110L, 100L), of(null, 100L)), "engine").meanGapPercent())
                .isNull();
        assertThat(Summary.of(List.of(of(0L, 0L)), "engine").meanRatio()).isNull();
    }

    private static Measurement of(@Nullable Long value, @Nullable Long best) {
        return Measurement.of("instance", value, best, 1, "engine", value != null);
    }
}
