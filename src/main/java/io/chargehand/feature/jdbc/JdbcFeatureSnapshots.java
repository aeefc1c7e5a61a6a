package io.chargehand.feature.jdbc;

import io.chargehand.feature.FeatureSnapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.Optional;

/**
 * The snapshot in the table {@code feature_snapshot}, one for all processes on the database: whichever is kept last is as
 * good as any, since each holds what a replay of the log knew. Thread-safe.
 */
@Repository
class JdbcFeatureSnapshots implements FeatureSnapshots {

    private final JdbcClient jdbc;

    JdbcFeatureSnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<byte[]> find() {
        return jdbc.sql("SELECT content FROM feature_snapshot")
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    @Override
    public void keep(byte[] snapshot) {
        jdbc.sql("""
                        INSERT INTO feature_snapshot (only_one, content) VALUES (true, :content)
                        ON CONFLICT (only_one) DO UPDATE SET content = excluded.content
                        """).param("content", snapshot).update();
    }
}
