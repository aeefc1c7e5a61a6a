package io.chargehand.backroom;

import io.chargehand.kernel.NodeId;
import org.junit.jupiter.api.Test;

import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;

/** Which nodes are on their way to be drawn, and which events each drawing answers. */
class NewsGateTest {

    private static final NodeId A = new NodeId("A");
    private static final NodeId B = new NodeId("B");

    private long now = 1_000;
    private final NewsGate gate = new NewsGate(250, () -> now);

    @Test
    void aNodeGoesAtOnceAndWhatIsHeardMeanwhileGoesWithIt() {
        assertThat(gate.hear(A)).isEqualTo(OptionalLong.of(0));
        now = 1_040;
        assertThat(gate.hear(A)).isEmpty();
        assertThat(gate.want(A)).isEmpty();
        assertThat(gate.hear(B)).isEqualTo(OptionalLong.of(0));
        assertThat(gate.drawn(A)).containsExactly(1_000L, 1_040L);
        assertThat(gate.drawn(A)).isEmpty();
    }

    @Test
    void afterADrawingNewsGatherForAMoment() {
        gate.hear(A);
        gate.drawn(A);
        now = 1_100;
        assertThat(gate.hear(A)).isEqualTo(OptionalLong.of(150));
        now = 1_200;
        assertThat(gate.hear(A)).isEmpty();
        assertThat(gate.drawn(A)).containsExactly(1_100L, 1_200L);
        now = 5_000;
        assertThat(gate.hear(A)).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void countsThoseThatOnlyAged() {
        gate.want(A);
        gate.want(B);
        assertThat(gate.aged()).isEqualTo(2);
        gate.hear(A);
        assertThat(gate.aged()).isEqualTo(1);
        gate.drawn(B);
        assertThat(gate.aged()).isZero();
    }

    @Test
    void keepsTheFirstOfVeryManyNews() {
        for (int i = 0; i < 5_000; i++) {
            gate.hear(A);
            now++;
        }
        assertThat(gate.drawn(A)).hasSize(1_000).first().isEqualTo(1_000L);
    }
}
