package io.chargehand.monitoring;

import io.chargehand.monitoring.FallbackPolicy.Evidence;
import io.chargehand.monitoring.FallbackPolicy.Level;
import io.chargehand.monitoring.FallbackPolicy.Standing;
import io.chargehand.monitoring.RateComparison.Better;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class FallbackPolicyTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final FallbackPolicy POLICY = policy(true);

    private Standing standing = Standing.CLEAR;

    private static FallbackPolicy policy(boolean onDrift) {
        return new FallbackPolicy(onDrift, 0.1, 0.05, 2, Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(180));
    }

    @Test
    void driftMustLast() {
        look(0, Level.PAST);
        assertThat(standing.reason()).isEmpty();
        assertThat(standing.pastSince()).contains(START);
        look(5, Level.PAST);
        assertThat(standing.reason()).isEmpty();
        look(6, Level.PAST);
        assertThat(standing.reason()).contains("drift: much");
    }

    @Test
    void aLookWithoutDriftBeginsAnew() {
        look(0, Level.PAST);
        look(3, Level.BETWEEN);
        look(6, Level.PAST);
        assertThat(standing.reason()).isEmpty();
    }

    @Test
    void betweenTheBoundsNothingChanges() {
        held();
        look(10, Level.BETWEEN);
        look(100, Level.UNKNOWN);
        assertThat(standing.reason()).contains("drift: much");
        standing = Standing.CLEAR;
        look(110, Level.BETWEEN);
        look(200, Level.UNKNOWN);
        assertThat(standing).isEqualTo(Standing.CLEAR);
    }

    @Test
    void theModelComesBackWhenCalmHasLasted() {
        held();
        look(10, Level.CALM);
        look(33, Level.CALM);
        assertThat(standing.reason()).isPresent();
        look(34, Level.CALM);
        assertThat(standing).isEqualTo(Standing.CLEAR);
    }

    @Test
    void onTheBrinkItDoesNotFlap() {
        int changes = 0;
        for (int hour = 0; hour < 24 * 14; hour++) {
            boolean before = standing.reason().isPresent();
            look(hour, hour % 5 == 0 ? Level.CALM : Level.PAST);
            changes += before == standing.reason().isPresent() ? 0 : 1;
        }
        assertThat(changes)
                .as("no five hours of drift in a row last long enough")
                .isZero();
    }

    @Test
    void driftIsOnlyAnnouncedWhereThePolicySaysSo() {
        FallbackPolicy announcing = policy(false);
        Standing next = announcing.next(Standing.CLEAR, evidence(Level.PAST), START);
        assertThat(announcing.next(next, evidence(Level.PAST), START.plus(Duration.ofDays(9))))
                .isEqualTo(Standing.CLEAR);
    }

    @Test
    void aStaleModelIsReplacedAtOnceAndComesBackWithTheSetting() {
        Instant late = START.plus(Duration.ofDays(200));
        standing = POLICY.next(standing, evidence(Level.CALM), late);
        assertThat(standing.reason().orElseThrow()).startsWith("stale: measured on decisions up to " + START);
        FallbackPolicy patient =
                new FallbackPolicy(true, 0.1, 0.05, 2, Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(400));
        assertThat(patient.next(standing, evidence(Level.UNKNOWN), late)).isEqualTo(Standing.CLEAR);
    }

    @Test
    void aDriftedScoreCountsAsAllFeatures() {
        assertThat(POLICY.level(0, true)).isEqualTo(Level.PAST);
        assertThat(POLICY.level(0.1, false)).isEqualTo(Level.PAST);
        assertThat(POLICY.level(0.07, false)).isEqualTo(Level.BETWEEN);
        assertThat(POLICY.level(0.05, false)).isEqualTo(Level.CALM);
    }

    @Test
    void driftIsOnlyAnnouncedWhereTheRateTableDoesNoBetter() {
        for (Better better : List.of(Better.UNKNOWN, Better.NEITHER, Better.MODEL)) {
            standing = Standing.CLEAR;
            look(0, Level.PAST, better);
            look(100, Level.PAST, better);
            assertThat(standing).as(better.name()).isEqualTo(Standing.CLEAR);
        }
    }

    @Test
    void theModelComesBackWhereItDoesBetterForLong() {
        held();
        look(10, Level.PAST, Better.MODEL);
        look(20, Level.PAST, Better.NEITHER);
        look(30, Level.PAST, Better.MODEL);
        look(53, Level.PAST, Better.MODEL);
        assertThat(standing.reason()).as("not yet a day").isPresent();
        look(54, Level.PAST, Better.MODEL);
        assertThat(standing).isEqualTo(Standing.CLEAR);
    }

    private void held() {
        standing = Standing.held("drift: much");
    }

    private void look(int hour, Level level) {
        look(hour, level, Better.RATE_TABLE);
    }

    private void look(int hour, Level level, Better better) {
        standing = POLICY.next(
                standing,
                new Evidence(level, better, "drift: much", Optional.of(START)),
                START.plus(Duration.ofHours(hour)));
    }

    private static Evidence evidence(Level level) {
        return new Evidence(level, Better.RATE_TABLE, "drift: much", Optional.of(START));
    }
}
