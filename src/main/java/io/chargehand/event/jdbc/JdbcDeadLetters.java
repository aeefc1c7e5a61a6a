package io.chargehand.event.jdbc;

import io.chargehand.event.DeadLetter;
import io.chargehand.event.DeadLetters;
import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Dead letters in the table {@code event_dead_letter}. Thread-safe. */
public final class JdbcDeadLetters implements DeadLetters {

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Makes the store.
     *
     * @param jdbc the database
     * @param clock tells when a letter is received
     */
    public JdbcDeadLetters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void keep(@Nullable String source, @Nullable String eventId, String body, InvalidInputException reason) {
        jdbc.sql("""
                        INSERT INTO event_dead_letter (received_at, source, event_id, field, value, rule, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param(printable(source))
                .param(printable(eventId))
                .param(printable(reason.field()))
                .param(printable(reason.value()))
                .param(printable(reason.rule()))
                .param(printable(body))
                .update();
    }

    @Override
    public List<DeadLetter> list(long after, int limit) {
        return jdbc.sql("""
                        SELECT number, received_at, source, event_id, field, value, rule, body
                        FROM event_dead_letter WHERE number > ? ORDER BY number LIMIT ?
                        """)
                .param(after)
                .param(limit)
                .query((row, n) -> new DeadLetter(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
                .list();
    }

    @Override
    public long count() {
        return jdbc.sql("SELECT count(*) FROM event_dead_letter")
                .query(Long.class)
                .single();
    }

    /** PostgreSQL holds every character but NUL. */
    private static @Nullable String printable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
