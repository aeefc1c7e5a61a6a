package io.chargehand.app.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedPostgresIT {

    private static final Path CACHE = Path.of("target", "postgres-cache");
    private static final int ROWS_BEFORE_KILL = 200;

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void committedRowsSurviveKill(boolean serverToo) throws Exception {
        Process writer = startWriter();
        int committed = 0;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
            while (committed < ROWS_BEFORE_KILL) {
                String line = lines.readLine();
                assertThat(line).as("a number per committed row").isNotNull();
                committed = line.matches("\\d+") ? Integer.parseInt(line) : committed;
            }
            long serverPid = serverPid();
            writer.destroyForcibly().waitFor();
            assertThat(ProcessHandle.of(serverPid)).as("the orphan").isPresent();
            if (serverToo) {
                ProcessHandle.of(serverPid).orElseThrow().destroyForcibly();
            }
        }
        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "SELECT count(*) FROM committed WHERE number <= " + committed))
                    .isEqualTo(Integer.toString(committed));
        }
        try (EmbeddedPostgres again = start()) {
            assertThat(Integer.parseInt(query(again, "SELECT count(*) FROM committed")))
                    .isGreaterThanOrEqualTo(committed);
        }
    }

    @Test
    void settingsKeepCommittedRowsAndStrangersOut() throws SQLException {
        Map<String, String> expected = Map.of(
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "data_checksums", "on",
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "password_encryption", "scram-sha-256",
                "shared_buffers", "256MB",
                "max_wal_size", "2GB",
                "jit", "off");
        try (EmbeddedPostgres server = start()) {
            for (Map.Entry<String, String> setting : expected.entrySet()) {
                assertThat(query(server, "SHOW " + setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue());
            }
        }
    }

    @Test
    void fileThatNamesAnotherLivingProcessDoesNotBlock() throws Exception {
        start().close();
        Path pidFile = home.resolve("postgres").resolve("postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + home.resolve("postgres") + "\n");
        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(pidFile).doesNotExist();
    }

    @Test
    void secondStartOnOneHomeIsRefused() {
        try (EmbeddedPostgres first = start()) {
            assertThat(first.url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("in use by another Chargehand process");
        }
    }

    @Test
    void passwordIsRequiredAndReadByItsOwnerOnly() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "wrong")
                            .close())
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void interruptedInitializationIsDoneAnew() throws Exception {
        Path unfinished = Files.createDirectories(home.resolve("initializing-1"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void dataOfAnotherVersionIsLeftAlone() throws Exception {
        start().close();
        Files.writeString(home.resolve("postgres").resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(this::start).hasMessageContaining("is not of PostgreSQL 18 (its version is 17)");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, CACHE, Map.of());
    }

    private Process startWriter() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommitUntilKilled.class.getName(),
                        home.toString(),
                        CACHE.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private long serverPid() throws IOException {
        Path pidFile = home.resolve("postgres").resolve("postmaster.pid");
        return Long.parseLong(
                Files.readAllLines(pidFile, StandardCharsets.UTF_8).get(0));
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
