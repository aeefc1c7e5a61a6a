package io.chargehand.monitoring;

import io.chargehand.feature.OperationalStreams;
import io.chargehand.feature.Row;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionWatchTest {

    private static final Instant HEAD = Instant.parse("2026-11-20T12:00:00Z");

    private final DecisionWatch watch = new DecisionWatch(100);

    @Test
    void daysOfHistoryAtOnceAreLeftOutButForTheLastHour() {
        for (int hour = 72; hour >= 0; hour--) {
            watch.passed(HEAD.minus(Duration.ofHours(hour)));
            watch.began(decidedAt(HEAD.minus(Duration.ofHours(hour)).plusSeconds(60)));
        }
        DecisionWatch.Taken taken = watch.decisions(1_000);
        assertThat(taken.fresh())
                .extracting(DecidedRow::decidedAt)
                .containsExactly(HEAD.minusSeconds(3_540), HEAD.plusSeconds(60));
        assertThat(watch.late()).isEqualTo(71);
        assertThat(watch.lost()).isZero();
        List<LeftOut> leftOut = watch.leftOut();
        assertThat(leftOut).hasSize(71).allSatisfy(each -> {
            assertThat(each.why()).isEqualTo(LeftOut.Why.LATE);
            assertThat(each.model()).isEqualTo("receipt-variance");
            assertThat(each.decisions()).isEqualTo(1);
        });
        assertThat(watch.leftOut()).as("told once").isEmpty();
    }

    @Test
    void oneLateEventIsLeftOutAmongOthersInTime() {
        watch.passed(HEAD);
        watch.began(decidedAt(HEAD.minus(Duration.ofDays(3))));
        watch.began(decidedAt(HEAD.plusSeconds(1)));
        assertThat(watch.decisions(10).fresh()).hasSize(1);
        assertThat(watch.leftOut())
                .containsExactly(new LeftOut("receipt-variance", HEAD.minus(Duration.ofDays(3)), LeftOut.Why.LATE, 1));
    }

    @Test
    void whatFindsItFullIsLeftOutAndCounted() {
        for (int i = 0; i < 130; i++) {
            watch.began(decidedAt(HEAD));
        }
        assertThat(watch.decisions(80)).matches(DecisionWatch.Taken::more);
        assertThat(watch.lost()).isEqualTo(30);
        assertThat(watch.leftOut()).containsExactly(new LeftOut("receipt-variance", HEAD, LeftOut.Why.FULL, 30));
    }

    private static Row decidedAt(Instant at) {
        return OperationalStreams.RECEIPT_LINES
                .schema()
                .row()
                .instant("decidedAt", at)
                .build();
    }
}
