package io.chargehand.feature;

import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The summed amounts of open intervals by key. Closed keys are dropped. Single-threaded. */
final class KeyedBalance {

    private static final double NOTHING = 1e-9;

    /** What is balanced; features that balance the same share one. */
    record Spec(String interval, List<String> by) {}

    private final Spec spec;
    private final KeyReader factKey;
    private final KeySlots<Double> slots;
    private final int slot;
    private final int amount;

    /** Balances by key, beside others of the same key. */
    KeyedBalance(Spec spec, Schema source, KeySlots<Double> slots, Optional<String> amount) {
        this.spec = spec;
        this.factKey = new KeyReader(source, spec.by());
        this.slots = slots;
        this.slot = slots.take();
        this.amount = amount.map(column -> source.position("amount", column, ColumnType.NUMBER))
                .orElse(-1);
    }

    Spec spec() {
        return spec;
    }

    void fold(Row row, int sign) {
        double change = amount < 0 ? 1 : row.number(amount);
        if (Double.isNaN(change)) {
            return;
        }
        String key = factKey.of(row);
        double balance = known(slots.find(key, slot)) + sign * change;
        if (Math.abs(balance) < NOTHING) {
            slots.remove(key, slot);
        } else {
            slots.put(key, slot, balance);
        }
    }

    double read(Row row) {
        return known(slots.find(row, slot));
    }

    private static double known(@Nullable Double balance) {
        return balance == null ? 0 : balance;
    }

    void write(DataOutput out) throws IOException {
        Map<String, Double> open = slots.all(slot);
        out.writeInt(open.size());
        for (Map.Entry<String, Double> entry : open.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeDouble(entry.getValue());
        }
    }

    void fill(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String key = in.readUTF();
            slots.put(key, slot, in.readDouble());
        }
    }
}
