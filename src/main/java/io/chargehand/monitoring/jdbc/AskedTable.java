package io.chargehand.monitoring.jdbc;

import io.chargehand.kernel.CopyRows;
import io.chargehand.monitoring.AskedScore;
import io.chargehand.monitoring.SnapshotBlock;
import io.chargehand.monitoring.SnapshotCodec;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Array;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The table {@code monitoring_asked}. Thread-safe; called within a transaction. */
final class AskedTable {

    private static final int BYTES_BESIDE = 200;

    private final JdbcTemplate jdbc;
    private final AskedParts parts;

    AskedTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.parts = new AskedParts(jdbc);
    }

    AskedParts parts() {
        return parts;
    }

    void write(List<SnapshotBlock> blocks, Instant now) {
        int part = parts.latest(now);
        int expected = blocks.stream()
                .mapToInt(block -> (int) block.bytes() + BYTES_BESIDE)
                .sum();
        CopyRows rows = new CopyRows(expected);
        for (SnapshotBlock block : blocks) {
            rows.row(7)
                    .integer(part)
                    .text(block.model())
                    .text(block.version())
                    .text(block.stem())
                    .texts(block.keys())
                    .instant(now)
                    .bytes(block.content());
        }
        Copy.into(jdbc, "monitoring_asked (part, model, version, stem, keys, written_at, content)", rows);
    }

    /** Those of a key, the latest first. */
    List<AskedScore> find(String model, String key, int most) {
        Stream<AskedScore> found = jdbc
                .query(
                        """
                SELECT version, keys, content FROM monitoring_asked
                WHERE model = ? AND stem = ? AND ? = ANY (keys)
                ORDER BY written_at DESC LIMIT ?
                """,
                        (row, number) -> {
                            Array keys = row.getArray(2);
                            return SnapshotCodec.read(
                                    model, row.getString(1), List.of((String[]) keys.getArray()), row.getBytes(3));
                        },
                        model,
                        SnapshotBlock.stem(key),
                        key,
                        most)
                .stream()
                .flatMap(List::stream)
                .filter(score -> score.key().equals(key));
        return found.limit(most).toList();
    }
}
