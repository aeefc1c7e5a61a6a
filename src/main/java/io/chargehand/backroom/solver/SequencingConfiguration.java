package io.chargehand.backroom.solver;

import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.TaskPlaces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers what sequences and what tries places to the application. */
@Configuration(proxyBeanMethods = false)
class SequencingConfiguration {

    @Bean
    Sequencer sequencer() {
        return new OptaPlannerSequencer();
    }

    @Bean
    TaskPlaces taskPlaces() {
        return new TimetablePlaces();
    }
}
