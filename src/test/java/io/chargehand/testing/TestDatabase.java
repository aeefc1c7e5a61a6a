package io.chargehand.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Gives a test class a migrated, empty PostgreSQL database of its own, dropped after its last test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase DATABASE = new TestDatabase();
 * }</pre>
 *
 * <p>All classes of a JVM share one server, so that a database costs a fraction of a second. For a test of the whole
 * application use {@link ChargehandIT}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private @Nullable String name;

    @Override
    public void beforeAll(ExtensionContext context) {
        create();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        drop();
    }

    /** Makes the database, for users that are no test class. */
    public void create() {
        name = TestServer.running().createDatabase();
    }

    /** Drops the database. */
    public void drop() {
        TestServer.running().dropDatabase(name());
    }

    /** Returns a source of new connections, safe to use from several threads. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(TestServer.running().user());
        source.setPassword(TestServer.running().password());
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** Returns a client on {@link #dataSource()}. */
    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /**
     * Returns transactions on {@code source}, which must be the very source that the code under test was made with.
     */
    public TransactionTemplate transactions(DataSource source) {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** Returns the JDBC address of the database. */
    public String url() {
        return TestServer.running().urlOf(name());
    }

    /** Returns the settings that point the application at the database, as arguments of a command line. */
    public List<String> settings() {
        TestServer server = TestServer.running();
        return List.of(
                "--chargehand.db.url=" + url(),
                "--chargehand.db.user=" + server.user(),
                "--chargehand.db.password=" + server.password());
    }

    private String name() {
        return Objects.requireNonNull(name, "The database exists while the tests of the class run");
    }
}
