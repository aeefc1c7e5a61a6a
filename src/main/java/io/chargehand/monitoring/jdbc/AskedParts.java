package io.chargehand.monitoring.jdbc;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The parts of {@code monitoring_asked}: each a table, so that the oldest can go at no cost. A part takes a day, or an eighth of the
 * room there is. Thread-safe; called within a transaction.
 */
final class AskedParts {

    private static final System.Logger LOG = System.getLogger(AskedParts.class.getName());
    private static final Duration DAY = Duration.ofDays(1);
    private static final int IN_ROOM = 8;
    /** Any number that no other lock of the database uses: "asked" in ASCII. */
    private static final long LOCK = 0x61_73_6B_65_64L;

    private final JdbcTemplate jdbc;

    AskedParts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Part(int number, Instant begunAt) {}

    /** The part that rows go to: it stays until the transaction ends. */
    int latest(Instant now) {
        List<Integer> latest = jdbc.queryForList(
                "SELECT part FROM monitoring_asked_part ORDER BY part DESC LIMIT 1 FOR KEY SHARE", Integer.class);
        if (!latest.isEmpty()) {
            return latest.get(0);
        }
        lock();
        List<Part> parts = list();
        return parts.isEmpty() ? begin(1, now) : parts.get(parts.size() - 1).number();
    }

    /** Lets parts go that ended before an instant; how many. */
    int purge(Instant before, Instant now) {
        lock();
        List<Part> parts = list();
        int gone = 0;
        while (gone + 1 < parts.size() && !parts.get(gone + 1).begunAt().isAfter(before)) {
            drop(parts.get(gone++), "past its time");
        }
        roll(parts, Long.MAX_VALUE, now);
        return gone;
    }

    /** Lets the oldest go until the others fit; bytes freed. */
    long makeRoom(long most, Instant now) {
        lock();
        List<Part> parts = list();
        long[] bytes = parts.stream().mapToLong(this::bytes).toArray();
        long sum = java.util.Arrays.stream(bytes).sum();
        long freed = 0;
        for (int i = 0; i + 1 < bytes.length && sum - freed > most; i++) {
            drop(parts.get(i), "there is room for " + most + " bytes");
            freed += bytes[i];
        }
        roll(parts, most / IN_ROOM, now);
        return freed;
    }

    private void roll(List<Part> parts, long most, Instant now) {
        if (!parts.isEmpty()) {
            Part last = parts.get(parts.size() - 1);
            if (!now.isBefore(last.begunAt().plus(DAY)) || bytes(last) >= most) {
                begin(last.number() + 1, now);
            }
        }
    }

    private void lock() {
        jdbc.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
    }

    private List<Part> list() {
        return jdbc.query(
                "SELECT part, begun_at FROM monitoring_asked_part ORDER BY part",
                (row, number) -> new Part(
                        row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant()));
    }

    private long bytes(Part part) {
        @Nullable
        Long bytes =
                jdbc.queryForObject("SELECT pg_total_relation_size(?::regclass)", Long.class, table(part.number()));
        return bytes == null ? 0 : bytes;
    }

    private int begin(int number, Instant now) {
        jdbc.execute("CREATE TABLE " + table(number) + " PARTITION OF monitoring_asked FOR VALUES IN (" + number
                + ") WITH (toast_tuple_target = 8160)");
        jdbc.update(
                "INSERT INTO monitoring_asked_part (part, begun_at) VALUES (?, ?)",
                number,
                now.atOffset(ZoneOffset.UTC));
        return number;
    }

    private void drop(Part part, String why) {
        jdbc.update("DELETE FROM monitoring_asked_part WHERE part = ?", part.number());
        jdbc.execute("DROP TABLE " + table(part.number()));
        LOG.log(System.Logger.Level.INFO, "Scores asked for from {0} on were let go: {1}", part.begunAt(), why);
    }

    private static String table(int number) {
        return "monitoring_asked_" + number;
    }
}
