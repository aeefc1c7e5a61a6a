package io.chargehand.feature;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTableTest {

    private static final Schema SCHEMA =
            new Schema("lines", List.of(Column.category("node"), Column.category("item"), Column.number("quantity")));

    @Test
    void holdsWhatAMapHoldsAskedByKeyAndByRow() {
        for (List<String> by : List.of(
                List.<String>of(), List.of("node"), List.of("item", "node"), List.of("node", "quantity", "item"))) {
            KeyReader reader = new KeyReader(SCHEMA, by);
            KeyTable<Integer> table = new KeyTable<>(reader);
            Map<String, Integer> map = new HashMap<>();
            Random random = new Random(by.size());
            for (int i = 0; i < 20_000; i++) {
                Row row = row(random);
                String key = reader.of(row);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        table.put(key, i);
                        map.put(key, i);
                    }
                    case 1 -> {
                        table.remove(key);
                        map.remove(key);
                    }
                    default -> {
                        assertThat(table.get(row)).isEqualTo(map.get(key));
                        assertThat(table.get(key)).isEqualTo(map.get(key));
                    }
                }
            }
            assertThat(table.keys()).containsExactlyInAnyOrderElementsOf(map.keySet());
        }
    }

    @Test
    void aKeyOfPartsIsNoOtherOfTheSameLetters() {
        KeyReader reader = new KeyReader(SCHEMA, List.of("node", "item"));
        Row one = SCHEMA.row().text("node", "AaBB").text("item", "C").build();
        Row other = SCHEMA.row().text("node", "AaAa").text("item", "C").build();
        Row shorter = SCHEMA.row().text("node", "Aa").text("item", "BBC").build();
        assertThat(reader.hash(one)).isEqualTo(reader.of(one).hashCode()).isEqualTo(reader.hash(other));
        KeyTable<String> table = new KeyTable<>(reader);
        table.put(reader.of(one), "one");
        assertThat(table.get(other)).isNull();
        assertThat(table.get(shorter)).isNull();
        assertThat(table.get(one)).isEqualTo("one");
    }

    /** Few keys of which many share their hash, as {@code Aa} and {@code BB} do. */
    private static Row row(Random random) {
        String[] parts = {"", "Aa", "BB", "AaAa", "BBBB", "AaBB", "N1", "N2"};
        return SCHEMA.row()
                .text("node", parts[random.nextInt(parts.length)] + parts[random.nextInt(parts.length)])
                .text("item", parts[random.nextInt(parts.length)])
                .number("quantity", random.nextInt(3))
                .build();
    }
}
