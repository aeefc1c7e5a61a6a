package io.chargehand.dispatch.jdbc;

import io.chargehand.backroom.LaborWorth;
import io.chargehand.backroom.MoveAdvisor;
import io.chargehand.backroom.PromiseOutlook;
import io.chargehand.backroom.ResidentPlans;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.TaskBook;
import io.chargehand.backroom.TaskExecution;
import io.chargehand.backroom.TaskPlaces;
import io.chargehand.dispatch.DispatchAudit;
import io.chargehand.dispatch.Dispatcher;
import io.chargehand.dispatch.PlanExplanations;
import io.chargehand.dispatch.TaskDispatch;
import io.chargehand.event.EventIntake;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Clock;

/** Puts dispatch together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DispatchSettings.class)
class DispatchConfiguration {

    @Bean
    DispatchAudit dispatchAudit(JdbcTemplate jdbc, DispatchSettings settings) {
        return new JdbcDispatchAudit(jdbc, settings.auditEntries());
    }

    @Bean
    TaskDispatch taskDispatch(
            TaskBook book,
            ResidentPlans plans,
            TaskExecution execution,
            EventIntake intake,
            DispatchAudit audit,
            Clock clock,
            DispatchSettings settings) {
        return new Dispatcher(book, plans, execution, intake, audit, clock, settings.currency());
    }

    @Bean
    PlanExplanations planExplanations(
            TaskBook book,
            ResidentPlans plans,
            TaskExecution execution,
            PromiseOutlook outlook,
            TaskPlaces places,
            Sequencer sequencer) {
        return new PlanExplanations(
                book, plans, execution, outlook, new MoveAdvisor(places), new LaborWorth(sequencer));
    }
}
