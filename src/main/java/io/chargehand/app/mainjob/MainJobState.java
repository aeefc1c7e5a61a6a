package io.chargehand.app.mainjob;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Which steps of the main job are done, and what time it is in the simulated network; kept across restarts. Thread-safe. */
@Component
class MainJobState {

    private final JdbcClient database;

    MainJobState(JdbcClient database) {
        this.database = database;
    }

    /** When the step was done, on the service's clock. */
    Optional<Instant> doneAt(String step) {
        return database.sql("select done_at from app_main_job where step = ?")
                .param(step)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Notes that the step is done, or done again. */
    void done(String step, Instant at) {
        database.sql("insert into app_main_job (step, done_at) values (?, ?)"
                        + " on conflict (step) do update set done_at = excluded.done_at")
                .param(step)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Gathers statistics of freshly loaded tables, so that the planner of the database knows their sizes. */
    void analyze() {
        database.sql("analyze").update();
    }
}
