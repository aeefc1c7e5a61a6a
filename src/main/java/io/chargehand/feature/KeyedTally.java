package io.chargehand.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Tallies by key, fed from one kind of fact. Keys with nothing left to count are swept out. Single-threaded. */
final class KeyedTally {

    /** What a tally counts; features that count the same share one. */
    record Spec(String stream, Known at, String value, List<String> by, Memory memory) {}

    private static final int SWEEP_EVERY = 65_536;

    private final Spec spec;
    private final KeyReader factKey;
    private final KeySlots<Tally> slots;
    private final int slot;
    private final ValueReader value;
    private int sinceSweep;

    /** Reads what is tallied from a fact's row; {@code NaN} to leave the fact out. */
    interface ValueReader {
        double of(Row row);
    }

    /** Tallies facts under their key, and keeps the tallies beside others' of the same key. */
    KeyedTally(Spec spec, KeyReader factKey, KeySlots<Tally> slots, ValueReader value) {
        this.spec = spec;
        this.factKey = factKey;
        this.slots = slots;
        this.slot = slots.take();
        this.value = value;
    }

    Spec spec() {
        return spec;
    }

    void fold(long at, Row row) {
        double amount = value.of(row);
        if (Double.isNaN(amount)) {
            return;
        }
        String key = factKey.of(row);
        Tally tally = slots.find(key, slot);
        if (tally == null) {
            tally = Tally.of(spec.memory());
            slots.put(key, slot, tally);
        }
        tally.add(at, amount);
        if (++sinceSweep >= SWEEP_EVERY) {
            sinceSweep = 0;
            slots.removeIf(slot, each -> each.emptyAt(at));
        }
    }

    /** Count and sum under the row's key as of an instant. */
    void read(long at, Row row, double[] into) {
        Tally tally = slots.find(row, slot);
        if (tally == null) {
            into[0] = 0;
            into[1] = 0;
        } else {
            tally.read(at, into);
        }
    }

    void write(DataOutput out) throws IOException {
        Map<String, Tally> tallies = slots.all(slot);
        out.writeInt(sinceSweep);
        out.writeInt(tallies.size());
        for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    void fill(DataInput in) throws IOException {
        sinceSweep = in.readInt();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String key = in.readUTF();
            slots.put(key, slot, Tally.read(spec.memory(), in));
        }
    }
}
