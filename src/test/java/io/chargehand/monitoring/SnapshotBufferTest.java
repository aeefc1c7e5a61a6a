package io.chargehand.monitoring;

import io.chargehand.feature.OperationalRates;
import io.chargehand.kernel.NodeId;
import io.chargehand.scoring.GivenScore;
import io.chargehand.scoring.ModelUsed;
import io.chargehand.scoring.ScoreListener;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotBufferTest {

    @Test
    void whatFindsItFullIsLostAndCountedAndDecisionsHaveRoomOfTheirOwn() {
        SnapshotBuffer buffer = new SnapshotBuffer(100);
        ScoreListener asked = buffer.listener(Snapshot.Purpose.ASKED);
        ScoreListener decisions = buffer.listener(Snapshot.Purpose.DECISION);
        for (int i = 0; i < 250; i++) {
            asked.scored(score(i));
        }
        assertThat(buffer.waiting()).isEqualTo(90);
        assertThat(buffer.lost()).isEqualTo(160);
        for (int i = 0; i < 12; i++) {
            decisions.scored(score(i));
        }
        assertThat(buffer.waiting()).isEqualTo(100);
        assertThat(buffer.lost()).isEqualTo(162);
        assertThat(buffer.drain(95)).hasSize(95);
        assertThat(buffer.drain(95)).extracting(Snapshot::purpose).containsOnly(Snapshot.Purpose.DECISION);
    }

    private static GivenScore score(int number) {
        ModelUsed used = new ModelUsed("receipt-variance", "v1", false, Optional.empty());
        return new GivenScore(
                "receipt-variance",
                "v1",
                "A" + number + "/1",
                new NodeId("S1"),
                Instant.EPOCH,
                used,
                Vectors.empty(OperationalRates.receipt()),
                Map.of("short", 0.1),
                Map.of("short", 0.1));
    }
}
