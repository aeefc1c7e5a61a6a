package io.chargehand.event.jdbc;

import io.chargehand.event.DeadLetters;
import io.chargehand.event.EventCodec;
import io.chargehand.event.EventFold;
import io.chargehand.event.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import java.time.Clock;
import java.util.Objects;

/** Wires log, intake and dead letters. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventSettings.class)
class EventConfiguration {

    @Bean
    EventLog eventLog(JdbcTemplate jdbc, EventCodec codec) {
        return new JdbcEventLog(Objects.requireNonNull(jdbc.getDataSource()), codec);
    }

    @Bean
    DeadLetters deadLetters(JdbcClient jdbc, Clock clock) {
        return new JdbcDeadLetters(jdbc, clock);
    }

    @Bean
    JdbcEventIntake eventIntake(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            EventLog log,
            EventCodec codec,
            DeadLetters deadLetters,
            Clock clock,
            ObjectProvider<EventFold> folds) {
        // The modules are asked for at the start only: one of them may itself take events in.
        return new JdbcEventIntake(
                jdbc,
                transactions,
                log,
                codec,
                deadLetters,
                clock,
                () -> folds.orderedStream().toList());
    }

    @Bean
    LogFollower logFollower(JdbcEventIntake intake, EventSettings settings) {
        return new LogFollower(intake, settings.followEvery());
    }
}
