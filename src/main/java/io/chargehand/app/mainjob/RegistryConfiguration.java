package io.chargehand.app.mainjob;

import io.chargehand.event.EventLog;
import io.chargehand.registry.ModelPromotion;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.PromotionPolicy;
import io.chargehand.registry.Registries;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.ModelTraining;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.time.Clock;

/** Keeps models where the environment says; otherwise in the folder that the settings name. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    ModelRegistry modelRegistry(MainJobSettings settings, Environment environment) {
        return Registries.open(name -> environment.getProperty(name, ""), settings.models());
    }

    /** Moves are recorded in the machine's time, as versions are named by it, also where the service lives in the twin's. */
    @Bean
    ModelPromotion modelPromotion(ModelRegistry registry, PromotionPolicy policy) {
        return new ModelPromotion(registry, policy, Clock.systemUTC());
    }

    /** Trains posted jobs; versions are named by the machine's time, too. */
    @Bean
    ModelTraining modelTraining(ModelRegistry registry, EventLog log) {
        return new ModelTraining(registry, HistoryRows.of(log), Clock.systemUTC());
    }
}
