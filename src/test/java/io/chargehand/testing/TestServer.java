package io.chargehand.testing;

import io.chargehand.app.database.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one database server of a test JVM, with a migrated database that new ones are copied from. Its data goes with the
 * JVM; it does not wait for the disk, since no test of it asks for durability.
 */
final class TestServer {

    private static final Path CACHE = Path.of("target", "postgres-cache");
    private static final String TEMPLATE = "migrated";
    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "shared_buffers", "128MB",
            "max_connections", "200");

    private final EmbeddedPostgres postgres;
    private final AtomicInteger databases = new AtomicInteger();

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Returns the server, started at the first call. */
    static TestServer running() {
        return Holder.SERVER;
    }

    /** Makes a migrated, otherwise empty database and returns its name. */
    String createDatabase() {
        String name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return name;
    }

    /** Drops a database, ending whatever is connected to it. */
    void dropDatabase(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    String urlOf(String database) {
        return postgres.urlOf(database);
    }

    String user() {
        return postgres.user();
    }

    String password() {
        return postgres.password();
    }

    private synchronized void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(urlOf("postgres"), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    private static TestServer start() {
        try {
            Path home = Files.createTempDirectory("chargehand-test-");
            TestServer server = new TestServer(EmbeddedPostgres.start(home, CACHE, FAST));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server.postgres, home)));
            server.execute("CREATE DATABASE " + TEMPLATE);
            Flyway.configure()
                    .dataSource(server.urlOf(TEMPLATE), server.user(), server.password())
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres postgres, Path home) {
        postgres.close();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        private static final TestServer SERVER = start();
    }
}
