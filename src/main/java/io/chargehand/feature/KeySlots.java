package io.chargehand.feature;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What several aggregates keep under the same key columns, side by side, each in a slot of its own: a row's key is looked up once for
 * all of them. Keys whose slots are all empty are dropped. Single-threaded.
 *
 * @param <T> what a slot holds
 */
final class KeySlots<T> {

    private final KeyReader rowKey;
    private final KeyTable<@Nullable Object[]> byKey;
    private int slots;
    private @Nullable Row lastRow;
    private @Nullable Object @Nullable [] lastFound;

    /** Reads the keys of rows with a reader. */
    KeySlots(KeyReader rowKey) {
        this.rowKey = rowKey;
        this.byKey = new KeyTable<>(rowKey);
    }

    /** Takes a slot. */
    int take() {
        return slots++;
    }

    /** What a slot holds under a row's key. */
    @Nullable
    T find(Row row, int slot) {
        Row before = lastRow;
        if (row != before) {
            if (before == null || !rowKey.isSame(row, before)) {
                lastFound = byKey.get(row);
            }
            lastRow = row;
        }
        return at(lastFound, slot);
    }

    /** What a slot holds under a key. */
    @Nullable
    T find(String key, int slot) {
        return at(byKey.get(key), slot);
    }

    @SuppressWarnings("unchecked")
    private @Nullable T at(@Nullable Object @Nullable [] held, int slot) {
        return held == null || slot >= held.length ? null : (T) held[slot];
    }

    /** Lets a slot hold a value under a key. */
    void put(String key, int slot, T value) {
        @Nullable Object[] held = byKey.get(key);
        if (held == null || slot >= held.length) {
            held = held == null ? new Object[slots] : Arrays.copyOf(held, slots);
            byKey.put(key, held);
            lastRow = null;
        }
        held[slot] = value;
    }

    /** Empties a slot under a key. */
    void remove(String key, int slot) {
        @Nullable Object[] held = byKey.get(key);
        if (held != null && slot < held.length) {
            held[slot] = null;
            if (isEmpty(held)) {
                byKey.remove(key);
                lastRow = null;
            }
        }
    }

    /** Empties a slot wherever what it holds is of a kind. */
    void removeIf(int slot, Predicate<T> gone) {
        for (String key : byKey.keys()) {
            T value = find(key, slot);
            if (value != null && gone.test(value)) {
                remove(key, slot);
            }
        }
    }

    private static boolean isEmpty(@Nullable Object[] held) {
        for (Object each : held) {
            if (each != null) {
                return false;
            }
        }
        return true;
    }

    /** What a slot holds, by key. */
    Map<String, T> all(int slot) {
        Map<String, T> all = new LinkedHashMap<>();
        for (String key : byKey.keys()) {
            T value = find(key, slot);
            if (value != null) {
                all.put(key, value);
            }
        }
        return all;
    }
}
