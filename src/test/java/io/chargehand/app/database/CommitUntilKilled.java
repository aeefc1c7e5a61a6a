package io.chargehand.app.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A process that commits row after row and says so after each commit, until it is killed. */
final class CommitUntilKilled {

    private CommitUntilKilled() {}

    /**
     * Starts the server of the home folder {@code args[0]}, its programs in {@code args[1]}, and prints the number of
     * each row once it is committed.
     */
    public static void main(String[] args) throws SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]), Map.of());
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE committed (number integer PRIMARY KEY)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO committed VALUES (?)")) {
                for (int number = 1; ; number++) {
                    insert.setInt(1, number);
                    insert.executeUpdate();
                    System.out.println(number);
                }
            }
        }
    }
}
