package io.chargehand.scoring.web;

import io.chargehand.feature.LiveFeatures;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.scoring.ModelInUse;
import io.chargehand.scoring.ModelShelf;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.scoring.PromiseScorer;
import io.chargehand.scoring.ReceiptRisk;
import io.chargehand.scoring.ReceiptScorer;
import io.chargehand.scoring.ServingModels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.Optional;

/** Wires scoring. */
@Configuration(proxyBeanMethods = false)
class ScoringConfiguration {

    /** No registry: rate tables answer. */
    @Bean
    ModelShelf modelShelf() {
        return new ModelShelf() {
            @Override
            public Optional<String> findChampion(String name) {
                return Optional.empty();
            }

            @Override
            public ModelInUse load(String name, String version) {
                throw new UnknownIdException("version", version, "version of " + name);
            }
        };
    }

    @Bean
    ServingModels servingModels(ModelShelf shelf, LiveFeatures live) {
        return new ServingModels(shelf, live);
    }

    @Bean
    PromiseRisk promiseRisk(ServingModels models) {
        return new PromiseScorer(models);
    }

    @Bean
    ReceiptRisk receiptRisk(ServingModels models) {
        return new ReceiptScorer(models);
    }
}
