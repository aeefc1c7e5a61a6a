package io.chargehand.app.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real PostgreSQL server that this process starts and stops. Its data lives in {@code postgres} under the home folder
 * and is kept; it listens on 127.0.0.1 on a free port and asks for a password, which lies in {@code postgres.password}
 * beside the data. A committed row survives {@code kill -9} of this process and of the server.
 *
 * <p>Thread-safe: the connection data never changes, and closing twice does no harm.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "chargehand";
    private static final int PORTS_TRIED = 3;
    private static final String RECOVERY_SECONDS = "600";
    private static final String STOP_SECONDS = "60";

    private final HomeLock lock;
    private final PostgresBinaries binaries;
    private final Path dataFolder;
    private final int port;
    private final String password;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private EmbeddedPostgres(HomeLock lock, PostgresBinaries binaries, Path dataFolder, int port, String password) {
        this.lock = lock;
        this.binaries = binaries;
        this.dataFolder = dataFolder;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server of {@code home}, which is made where absent. Stops a server that a killed process left running
     * on the same folder.
     *
     * @throws DatabaseException if another living process uses the folder, or the server does not start
     */
    public static EmbeddedPostgres start(Path home) {
        return start(home, home.resolve("cache"), Map.of());
    }

    /**
     * As {@link #start(Path)}, with the programs unpacked elsewhere and some of the server's settings replaced: for
     * tests, which share the programs and have no use for durability.
     */
    public static EmbeddedPostgres start(Path home, Path cache, Map<String, String> replacedSettings) {
        try {
            Path root = Files.createDirectories(home).toRealPath();
            HomeLock lock = HomeLock.acquire(root);
            try {
                return startLocked(root, Files.createDirectories(cache).toRealPath(), replacedSettings, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseException("Cannot prepare the home folder " + home + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres startLocked(
            Path home, Path cache, Map<String, String> replacedSettings, HomeLock lock) throws IOException {
        HostPlatform.requireUnprivileged();
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(cache);
        Path passwordFile = home.resolve("postgres.password");
        DataFolder data = new DataFolder(home.resolve("postgres"));
        if (Files.isDirectory(data.path()) && !Files.exists(passwordFile)) {
            throw new DatabaseException("The password of the database in " + data.path() + " is missing: restore "
                    + passwordFile + ", or move the folder away to start anew");
        }
        String password = ServerPassword.readOrDraw(passwordFile);
        data.prepare(binaries, passwordFile);
        new LeftoverServer(data.path()).clear(binaries);
        int port = startServer(binaries, data.path(), replacedSettings);
        EmbeddedPostgres server = new EmbeddedPostgres(lock, binaries, data.path(), port, password);
        try {
            server.createDatabaseUnlessThere();
        } catch (DatabaseException e) {
            server.stopServer();
            throw e;
        }
        LOG.info("Database server listens on 127.0.0.1:{}, data in {}", port, data.path());
        return server;
    }

    private static int startServer(PostgresBinaries binaries, Path dataFolder, Map<String, String> replacedSettings)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                ServerCommand.run(
                        binaries.program("pg_ctl"),
                        List.of(
                                "start",
                                "-D",
                                dataFolder.toString(),
                                "-w",
                                "-t",
                                RECOVERY_SECONDS,
                                "-o",
                                ServerOptions.durable(port)
                                        .with(replacedSettings)
                                        .commandLine()));
                return port;
            } catch (DatabaseException e) {
                // Another process may have taken the port between the look and the start.
                if (attempt == PORTS_TRIED) {
                    throw e;
                }
                LOG.warn("The database server did not start at attempt {}: {}", attempt, e.getMessage());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void createDatabaseUnlessThere() {
        try (Connection connection = DriverManager.getConnection(urlOf("postgres"), user(), password);
                PreparedStatement find =
                        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'");
                ResultSet found = find.executeQuery();
                Statement create = connection.createStatement()) {
            if (!found.next()) {
                create.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot reach the database just started: " + e.getMessage(), e);
        }
    }

    /** Returns the JDBC address of the product's database. */
    public String url() {
        return urlOf(DATABASE);
    }

    /** Returns the JDBC address of a database on this server. */
    public String urlOf(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Returns the name that owns the server. */
    public String user() {
        return DataFolder.USER;
    }

    /** Returns the password of {@link #user()}. */
    public String password() {
        return password;
    }

    /** Stops the server after its last statement's rollback, and frees the home folder. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            try (lock) {
                stopServer();
            }
        }
    }

    private void stopServer() {
        ServerCommand.run(
                binaries.program("pg_ctl"),
                List.of("stop", "-D", dataFolder.toString(), "-m", "fast", "-w", "-t", STOP_SECONDS));
    }
}
