package io.chargehand.monitoring.jdbc;

import io.chargehand.kernel.CopyRows;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Sends rows by {@code COPY}. Stateless. */
final class Copy {

    private Copy() {}

    /**
     * Within the transaction of its caller.
     *
     * @param into the table with its columns
     */
    static void into(JdbcTemplate jdbc, String into, CopyRows rows) {
        jdbc.execute((Connection connection) -> send(connection, "COPY " + into + " FROM STDIN (FORMAT binary)", rows));
    }

    private static Long send(Connection connection, String statement, CopyRows rows) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, rows.toStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
