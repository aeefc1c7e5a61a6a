package io.chargehand.monitoring.jdbc;

import io.chargehand.monitoring.DecisionWatch;
import io.chargehand.monitoring.DriftListener;
import io.chargehand.monitoring.DriftMonitor;
import io.chargehand.monitoring.Feedback;
import io.chargehand.monitoring.ModelsReadiness;
import io.chargehand.monitoring.MonitoringStore;
import io.chargehand.monitoring.SnapshotBuffer;
import io.chargehand.monitoring.SnapshotWriter;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVerdicts;
import io.chargehand.scoring.ScoreListener;
import io.chargehand.scoring.ServingModels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.util.List;

/** Wires monitoring. */
@Configuration(proxyBeanMethods = false)
class MonitoringConfiguration {

    @Bean
    SnapshotBuffer snapshotBuffer(MonitoringSettings settings) {
        return new SnapshotBuffer(settings.snapshotBuffer().toBytes());
    }

    @Bean
    ScoreListener scoreListener(MonitoringSettings settings, SnapshotBuffer buffer) {
        return settings.enabled() ? buffer::keep : ScoreListener.NONE;
    }

    @Bean
    DecisionWatch decisionWatch(MonitoringSettings settings) {
        return new DecisionWatch(settings.decisionBuffer());
    }

    @Bean
    SnapshotWriter snapshotWriter(
            DecisionWatch watch,
            SnapshotBuffer buffer,
            MonitoringStore store,
            ServingModels models,
            MonitoringSettings settings) {
        return new SnapshotWriter(watch, buffer, store, models, settings.batch());
    }

    @Bean
    Feedback feedback(MonitoringStore store, Clock clock) {
        return new Feedback(store, clock);
    }

    @Bean
    ModelsReadiness modelsReadiness(ServingModels serving) {
        return new ModelsReadiness(serving);
    }

    @Bean
    DriftMonitor driftMonitor(
            ServingModels serving,
            ModelRegistry registry,
            ModelVerdicts verdicts,
            MonitoringStore store,
            MonitoringSettings settings,
            Clock clock,
            List<DriftListener> listeners) {
        return new DriftMonitor(
                serving, registry, verdicts, store, settings.drift(), settings.policy(), clock, listeners);
    }
}
