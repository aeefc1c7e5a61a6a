package io.chargehand.app.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How to reach the embedded server; closed after the connection pool that was made from it. */
record EmbeddedConnection(EmbeddedPostgres server) implements JdbcConnectionDetails, AutoCloseable {

    @Override
    public String getJdbcUrl() {
        return server.url();
    }

    @Override
    public String getUsername() {
        return server.user();
    }

    @Override
    public String getPassword() {
        return server.password();
    }

    @Override
    public void close() {
        server.close();
    }
}
