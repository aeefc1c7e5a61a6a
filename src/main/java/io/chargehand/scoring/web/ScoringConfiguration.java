package io.chargehand.scoring.web;

import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalStreams;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVerdicts;
import io.chargehand.scoring.LoadedModels;
import io.chargehand.scoring.ModelShelf;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.scoring.PromiseScorer;
import io.chargehand.scoring.ReceiptRisk;
import io.chargehand.scoring.ReceiptScorer;
import io.chargehand.scoring.RegistryShelf;
import io.chargehand.scoring.ScoreListener;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.scoring.ServingModels;
import io.chargehand.scoring.ShadowScoring;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Map;

/** Wires scoring. */
@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {

    @Bean
    ModelShelf modelShelf(ModelRegistry registry) {
        return new RegistryShelf(
                registry,
                Map.of(
                        ScoringNames.SLA_RISK,
                        OperationalStreams.promise(),
                        ScoringNames.RECEIPT_VARIANCE,
                        OperationalStreams.receipt()));
    }

    @Bean
    ServingModels servingModels(ModelShelf shelf, LiveFeatures live, ObjectProvider<ModelVerdicts> verdicts) {
        return new ServingModels(shelf, live, verdicts.getIfAvailable(() -> ModelVerdicts.NONE));
    }

    @Bean
    LoadedModels loadedModels(ModelShelf shelf, ScoringSettings settings) {
        return new LoadedModels(shelf, settings.loadedVersions(), settings.refreshEvery());
    }

    @Bean
    ShadowScoring shadowScoring(ModelShelf shelf, LiveFeatures live, ScoringSettings settings) {
        return new ShadowScoring(shelf, live, settings.shadowQueue());
    }

    @Bean
    PromiseRisk promiseRisk(ServingModels models, ShadowScoring shadow, ObjectProvider<ScoreListener> listener) {
        return shadow.beside(new PromiseScorer(models, listener.getIfAvailable(() -> ScoreListener.NONE)));
    }

    @Bean
    ReceiptRisk receiptRisk(ServingModels models, ShadowScoring shadow, ObjectProvider<ScoreListener> listener) {
        return shadow.beside(new ReceiptScorer(models, listener.getIfAvailable(() -> ScoreListener.NONE)));
    }
}
