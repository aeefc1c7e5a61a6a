package io.chargehand.app;

import io.chargehand.testing.ChargehandIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@ChargehandIT
class ApplicationStartIT {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void startsOnAMigratedDatabaseOfItsOwn() {
        String database =
                jdbc.sql("SELECT current_database()").query(String.class).single();
        assertThat(database).startsWith("test_");
        Long migrations = jdbc.sql("SELECT count(*) FROM flyway_schema_history WHERE success")
                .query(Long.class)
                .single();
        assertThat(migrations).isPositive();
    }
}
