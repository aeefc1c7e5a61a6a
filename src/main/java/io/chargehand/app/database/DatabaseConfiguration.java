package io.chargehand.app.database;

import io.chargehand.app.HomeSettings;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the connection pool its server before Flyway asks for a connection. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    JdbcConnectionDetails databaseConnection(DatabaseSettings settings, HomeSettings home) {
        String url = settings.url();
        return url == null || url.isBlank()
                ? new EmbeddedConnection(EmbeddedPostgres.start(home.home()))
                : new ServerConnection(url, settings.user(), settings.password());
    }
}
