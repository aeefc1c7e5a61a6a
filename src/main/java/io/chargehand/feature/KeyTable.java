package io.chargehand.feature;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A map from joined keys that is asked by rows without joining theirs: a joined text's hash follows from those of its parts, which texts
 * keep. Open addressing, at most half full. Single-threaded.
 *
 * @param <V> what stands under a key
 */
final class KeyTable<V> {

    private static final int FIRST_SIZE = 16;

    /** Two to the 32nd over the golden ratio: hashes of numbered names lie close together. */
    private static final int SPREAD = 0x9E3779B9;

    private final KeyReader reader;
    private @Nullable String[] keys = new @Nullable String[FIRST_SIZE];
    private @Nullable Object[] values = new @Nullable Object[FIRST_SIZE];
    private int size;

    /** Is asked by rows whose keys a reader joins. */
    KeyTable(KeyReader reader) {
        this.reader = reader;
    }

    /** What stands under a row's key. */
    @Nullable
    V get(Row row) {
        if (!reader.isOfTexts()) {
            return get(reader.of(row));
        }
        int place = start(reader.hash(row));
        String key = keys[place];
        while (key != null) {
            if (reader.isKey(key, row)) {
                return at(place);
            }
            place = after(place);
            key = keys[place];
        }
        return null;
    }

    /** What stands under a key. */
    @Nullable
    V get(String key) {
        return at(place(key));
    }

    @SuppressWarnings("unchecked")
    private @Nullable V at(int place) {
        return (V) values[place];
    }

    /** Puts a value under a key, in place of what stood there. */
    void put(String key, V value) {
        int place = place(key);
        values[place] = value;
        if (keys[place] == null) {
            keys[place] = key;
            if (2 * ++size > keys.length) {
                grow();
            }
        }
    }

    private void grow() {
        @Nullable String[] beforeKeys = keys;
        @Nullable Object[] beforeValues = values;
        keys = new @Nullable String[2 * beforeKeys.length];
        values = new @Nullable Object[keys.length];
        for (int i = 0; i < beforeKeys.length; i++) {
            String key = beforeKeys[i];
            if (key != null) {
                int place = place(key);
                keys[place] = key;
                values[place] = beforeValues[i];
            }
        }
    }

    /** Takes a key out; those that had to make way for it move up. */
    void remove(String key) {
        int gap = place(key);
        if (keys[gap] == null) {
            return;
        }
        size--;
        int place = after(gap);
        for (String next = keys[place]; next != null; next = keys[place]) {
            int distance = place - start(next.hashCode()) & keys.length - 1;
            if (distance >= (place - gap & keys.length - 1)) {
                keys[gap] = next;
                values[gap] = values[place];
                gap = place;
            }
            place = after(place);
        }
        keys[gap] = null;
        values[gap] = null;
    }

    /** The keys, in no particular order. */
    List<String> keys() {
        List<String> all = new ArrayList<>(size);
        for (String key : keys) {
            if (key != null) {
                all.add(key);
            }
        }
        return all;
    }

    /** Where a key stands, or would. */
    private int place(String key) {
        int place = start(key.hashCode());
        String there = keys[place];
        while (there != null && !there.equals(key)) {
            place = after(place);
            there = keys[place];
        }
        return place;
    }

    private int start(int hash) {
        int mixed = hash * SPREAD;
        return (mixed ^ mixed >>> 16) & keys.length - 1;
    }

    private int after(int place) {
        return place + 1 & keys.length - 1;
    }
}
