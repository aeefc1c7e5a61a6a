package io.chargehand.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
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
    private final KeyReader rowKey;
    private final int amount;
    private final Map<String, Double> open = new HashMap<>();

    KeyedBalance(Spec spec, Schema source, Schema rows, Optional<String> amount) {
        this.spec = spec;
        this.factKey = new KeyReader(source, spec.by());
        this.rowKey = new KeyReader(rows, spec.by());
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
        double balance = open.getOrDefault(key, 0.0) + sign * change;
        if (Math.abs(balance) < NOTHING) {
            open.remove(key);
        } else {
            open.put(key, balance);
        }
    }

    double read(Row row) {
        return open.getOrDefault(rowKey.of(row), 0.0);
    }

    void write(DataOutput out) throws IOException {
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
            open.put(key, in.readDouble());
        }
    }
}
