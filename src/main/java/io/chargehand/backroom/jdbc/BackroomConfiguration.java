package io.chargehand.backroom.jdbc;

import io.chargehand.backroom.Backroom;
import io.chargehand.backroom.NodeLoads;
import io.chargehand.backroom.PlanTimings;
import io.chargehand.backroom.PromiseOutlook;
import io.chargehand.backroom.ResidentPlanner;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.TaskExecution;
import io.chargehand.backroom.TaskRules;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventLog;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.Inventory;
import io.chargehand.network.Network;
import io.chargehand.receiving.Receiving;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.scoring.ReceiptRisk;
import io.chargehand.workforce.Workforce;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Clock;

/** Puts the backroom together from what the other modules and the database offer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackroomSettings.class)
class BackroomConfiguration {

    @Bean
    JdbcCutover historyCutover(JdbcTemplate jdbc, ObjectProvider<EventLog> log) {
        return new JdbcCutover(jdbc, log::getObject);
    }

    @Bean
    @Order(JdbcTaskBook.ORDER)
    JdbcTaskBook taskBook(JdbcTemplate jdbc, Network network, Workforce workforce, JdbcCutover cutover) {
        return new JdbcTaskBook(new TaskTable(jdbc), new TaskRules(network, workforce), cutover);
    }

    @Bean(destroyMethod = "")
    Backroom backroom(
            Network network,
            Workforce workforce,
            Receiving receiving,
            Fulfillment fulfillment,
            Inventory inventory,
            JdbcTaskBook book,
            JdbcCutover cutover,
            JdbcTemplate jdbc,
            ObjectProvider<PromiseRisk> promise,
            ObjectProvider<ReceiptRisk> receipt,
            Sequencer sequencer,
            PlanTimings timings,
            EventLog log,
            EventIntake intake,
            Clock clock,
            BackroomSettings settings) {
        return new Backroom(
                new Backroom.State(network, workforce, receiving, fulfillment, inventory),
                new Backroom.Kept(book, cutover, new JdbcPlanStore(jdbc)),
                new Backroom.Engines(
                        cases -> promise.getObject().score(cases),
                        cases -> receipt.getObject().score(cases),
                        sequencer,
                        timings),
                log,
                intake,
                clock,
                settings.core());
    }

    @Bean
    BackroomLifecycle backroomLifecycle(
            Backroom backroom, JdbcTaskBook book, JdbcCutover cutover, EventLog log, BackroomSettings settings) {
        return new BackroomLifecycle(backroom, book, cutover, log, settings.resident());
    }

    @Bean(destroyMethod = "")
    ResidentPlanner residentPlanner(Backroom backroom) {
        return backroom.planner();
    }

    @Bean
    NodeLoads nodeLoads(Backroom backroom) {
        return backroom.loads();
    }

    @Bean
    TaskExecution taskExecution(Backroom backroom) {
        return backroom.execution();
    }

    @Bean
    PromiseOutlook promiseOutlook(Backroom backroom) {
        return backroom.outlook();
    }
}
