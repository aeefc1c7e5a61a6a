package io.chargehand.sourcing.jdbc;

import io.chargehand.kernel.DecisionId;
import io.chargehand.sourcing.IdempotencyKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.Optional;

/** Idempotency keys in their table. Thread-safe. */
@Repository
class JdbcIdempotencyKeys implements IdempotencyKeys {

    private final JdbcClient jdbc;

    JdbcIdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Use> find(String key) {
        return jdbc.sql("SELECT request_digest, decision_id FROM sourcing_idempotency_key WHERE idempotency_key = :key")
                .param("key", key)
                .query((row, number) -> new Use(row.getString(1), new DecisionId(row.getString(2))))
                .optional();
    }

    @Override
    public Use keep(String key, Use use) {
        jdbc.sql("""
                        INSERT INTO sourcing_idempotency_key (idempotency_key, request_digest, decision_id)
                        VALUES (:key, :digest, :decision) ON CONFLICT DO NOTHING
                        """)
                .param("key", key)
                .param("digest", use.digest())
                .param("decision", use.decision().value())
                .update();
        return find(key).orElse(use);
    }
}
