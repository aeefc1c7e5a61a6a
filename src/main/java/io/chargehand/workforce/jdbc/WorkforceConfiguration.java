package io.chargehand.workforce.jdbc;

import io.chargehand.network.Network;
import io.chargehand.workforce.Roster;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires workers and shifts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkforceSettings.class)
class WorkforceConfiguration {

    @Bean
    Roster workforce(JdbcTemplate jdbc, WorkforceSettings settings) {
        ShiftTable shifts = new ShiftTable(jdbc);
        Roster roster = new Roster(shifts);
        WorkforceFold.fill(roster, new WorkerTable(jdbc), shifts, settings.shiftsKept());
        return roster;
    }

    @Bean
    @Order(200)
    WorkforceFold workforceFold(JdbcTemplate jdbc, Roster roster, Network network, WorkforceSettings settings) {
        return new WorkforceFold(jdbc, roster, network, settings.shiftsKept());
    }
}
