package io.chargehand.dispatch.jdbc;

import io.chargehand.backroom.LaborWorth;
import io.chargehand.backroom.MoveAdvisor;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.TaskPlaces;
import io.chargehand.dispatch.PlanJobRunner;
import io.chargehand.dispatch.PlanJobStore;
import io.chargehand.dispatch.PlanJobs;
import io.chargehand.dispatch.ProblemFormat;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what plans posted problems. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlanJobSettings.class)
class PlanJobConfiguration {

    @Bean
    PlanJobStore planJobStore(JdbcClient jdbc, PlatformTransactionManager transactions, PlanJobSettings settings) {
        return new JdbcPlanJobStore(jdbc, new TransactionTemplate(transactions), settings);
    }

    @Bean(destroyMethod = "")
    PlanJobRunner planJobRunner(
            PlanJobStore store, ProblemFormat format, Sequencer sequencer, PlanJobSettings settings) {
        return new PlanJobRunner(store, format, sequencer, settings.threads());
    }

    @Bean
    PlanJobs planJobs(
            PlanJobStore store, ProblemFormat format, PlanJobRunner runner, TaskPlaces places, Sequencer sequencer) {
        return new PlanJobs(store, format, runner, new MoveAdvisor(places), new LaborWorth(sequencer));
    }
}
