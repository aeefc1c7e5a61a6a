package io.chargehand.monitoring.jdbc;

import io.chargehand.registry.ModelVerdict;
import io.chargehand.registry.ModelVerdicts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Verdicts in the table {@code monitoring_verdict}, one for all processes on the database. Thread-safe. */
@Repository
class JdbcModelVerdicts implements ModelVerdicts {

    private final JdbcClient jdbc;

    JdbcModelVerdicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ModelVerdict> find(String name) {
        return jdbc.sql("SELECT version, reason, since FROM monitoring_verdict WHERE model = :model")
                .param("model", name)
                .query((row, number) -> new ModelVerdict(
                        name,
                        row.getString("version"),
                        row.getString("reason"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public void speak(ModelVerdict verdict) {
        jdbc.sql("""
                        INSERT INTO monitoring_verdict (model, version, reason, since)
                        VALUES (:model, :version, :reason, :since)
                        ON CONFLICT (model) DO UPDATE
                        SET version = excluded.version, reason = excluded.reason, since = excluded.since
                        """)
                .param("model", verdict.name())
                .param("version", verdict.version())
                .param("reason", verdict.reason())
                .param("since", verdict.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void withdraw(String name) {
        jdbc.sql("DELETE FROM monitoring_verdict WHERE model = :model")
                .param("model", name)
                .update();
    }
}
