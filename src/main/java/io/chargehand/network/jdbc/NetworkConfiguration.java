package io.chargehand.network.jdbc;

import io.chargehand.network.RetailNetwork;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the master data. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NetworkSettings.class)
class NetworkConfiguration {

    @Bean
    RetailNetwork network(NetworkSettings settings, JdbcClient jdbc) {
        RetailNetwork network = new RetailNetwork(settings.walkingMetresPerMinute());
        network.apply(new NetworkRows(jdbc).readAll());
        return network;
    }

    @Bean
    @Order(100)
    NetworkFold networkFold(JdbcTemplate jdbc, RetailNetwork network) {
        return new NetworkFold(jdbc, network);
    }
}
