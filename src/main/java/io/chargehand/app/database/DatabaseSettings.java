package io.chargehand.app.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the state is kept.
 *
 * @param url JDBC address of a PostgreSQL 15 or later, also as {@code CHARGEHAND_DB_URL}; where it is absent or blank,
 *     the service starts its own server, so that a fresh clone needs nothing installed
 * @param user who connects to {@code url}, also as {@code CHARGEHAND_DB_USER}; owns its schema, since the tables are made at the first start
 * @param password of {@code user}, also as {@code CHARGEHAND_DB_PASSWORD}
 */
@ConfigurationProperties("chargehand.db")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {}
