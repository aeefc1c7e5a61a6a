package io.chargehand.testing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class TestDatabaseIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    static final TestDatabase OTHER = new TestDatabase();

    @Test
    void eachHasItsOwnMigratedTables() {
        assertThat(DATABASE.url()).isNotEqualTo(OTHER.url());
        DATABASE.jdbc().sql("CREATE TABLE only_here (n integer)").update();
        String find = "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'";
        assertThat(DATABASE.jdbc().sql(find).query(Long.class).single()).isEqualTo(1);
        assertThat(OTHER.jdbc().sql(find).query(Long.class).single()).isZero();
        assertThat(OTHER.jdbc()
                        .sql("SELECT count(*) FROM flyway_schema_history")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void transactionsRollBack() {
        var source = DATABASE.dataSource();
        JdbcClient jdbc = JdbcClient.create(source);
        jdbc.sql("CREATE TABLE rolled_back (n integer)").update();
        TransactionTemplate transactions = DATABASE.transactions(source);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO rolled_back VALUES (1)").update();
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("SELECT count(*) FROM rolled_back")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
