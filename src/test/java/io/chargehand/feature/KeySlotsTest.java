package io.chargehand.feature;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class KeySlotsTest {

    private static final Schema SCHEMA = new Schema("lines", List.of(Column.category("node"), Column.category("item")));

    private final KeySlots<Double> slots = new KeySlots<>(new KeyReader(SCHEMA, List.of("node")));
    private final int first = slots.take();
    private final int second = slots.take();
    private final Row row = SCHEMA.row().text("node", "N1").build();

    @Test
    void aRowAskedForBeforeSeesWhatIsPutAndRemovedSince() {
        assertThat(slots.find(row, first)).isNull();

        slots.put("N1", first, 1.0);
        assertThat(slots.find(row, first)).isEqualTo(1.0);
        assertThat(slots.find(row, second)).isNull();

        slots.put("N1", second, 2.0);
        slots.remove("N1", first);
        assertThat(slots.find(row, first)).isNull();
        assertThat(slots.find(row, second)).isEqualTo(2.0);

        slots.removeIf(second, value -> value > 1);
        assertThat(slots.find(row, second)).isNull();

        slots.put("N1", first, 3.0);
        assertThat(slots.find(row, first)).isEqualTo(3.0);
    }

    @Test
    void aSlotTakenLaterFindsRoomUnderAKeyOfBefore() {
        slots.put("N1", first, 1.0);
        int third = slots.take();

        assertThat(slots.find(row, third)).isNull();
        slots.put("N1", third, 3.0);

        assertThat(slots.find(row, first)).isEqualTo(1.0);
        assertThat(slots.find(row, third)).isEqualTo(3.0);
    }

    @Test
    void aSlotTellsWhatItHoldsByKey() {
        slots.put("N1", first, 1.0);
        slots.put("N2", first, 2.0);
        slots.put("N3", second, 3.0);

        assertThat(slots.all(first)).containsExactlyInAnyOrderEntriesOf(Map.of("N1", 1.0, "N2", 2.0));
    }
}
