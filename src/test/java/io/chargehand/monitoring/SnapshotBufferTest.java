package io.chargehand.monitoring;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotBufferTest {

    @Test
    void whatFindsItFullIsLostAndCounted() {
        SnapshotBuffer buffer = new SnapshotBuffer(100_000);
        for (int order = 0; order < 1_000; order++) {
            int number = order;
            buffer.keep(IntStream.range(0, 10)
                    .mapToObj(node -> Vectors.promise("o-" + number + "/1@S" + node, "S" + node))
                    .toList());
        }
        assertThat(buffer.waiting()).isBetween(300L, 2_000L);
        assertThat(buffer.waiting() + buffer.lost()).isEqualTo(10_000);
        long waited = buffer.waiting();

        List<SnapshotBlock> oldest = buffer.drain(1);
        assertThat(oldest).extracting(SnapshotBlock::stem).containsExactly("o-0");
        assertThat(oldest.get(0).keys()).hasSize(10);
        assertThat(buffer.waiting()).isEqualTo(waited - 10);
        assertThat(buffer.drain(Long.MAX_VALUE)).hasSize((int) (waited - 10) / 10);
        assertThat(buffer.waiting()).isZero();

        buffer.keep(List.of(Vectors.promise("late/1@S1", "S1")));
        assertThat(buffer.waiting()).as("there is room again").isEqualTo(1);
    }
}
