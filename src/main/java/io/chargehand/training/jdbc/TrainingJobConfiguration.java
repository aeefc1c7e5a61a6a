package io.chargehand.training.jdbc;

import io.chargehand.event.EventLog;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.JobFile;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.posted.DataFiles;
import io.chargehand.training.posted.PostedJobRunner;
import io.chargehand.training.posted.PostedJobStore;
import io.chargehand.training.posted.PostedJobs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts together what trains posted jobs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrainingJobSettings.class)
class TrainingJobConfiguration {

    @Bean
    PostedJobStore postedJobStore(
            JdbcClient jdbc, PlatformTransactionManager transactions, TrainingJobSettings settings) {
        return new JdbcPostedJobStore(jdbc, new TransactionTemplate(transactions), settings);
    }

    @Bean
    JobFile postedJobReader(EventLog log) {
        return new JobFile(HistoryRows.of(log));
    }

    @Bean
    DataFiles postedJobFiles(TrainingJobSettings settings) {
        return new DataFiles(settings.data());
    }

    @Bean(destroyMethod = "")
    PostedJobRunner postedJobRunner(
            PostedJobStore store,
            JobFile reader,
            DataFiles files,
            ModelTraining training,
            TrainingJobSettings settings) {
        return new PostedJobRunner(store, reader, files, training, settings.threads());
    }

    @Bean
    PostedJobs postedJobs(PostedJobStore store, JobFile reader, DataFiles files, PostedJobRunner runner) {
        return new PostedJobs(store, reader, files, runner);
    }
}
