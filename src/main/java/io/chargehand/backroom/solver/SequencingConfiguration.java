package io.chargehand.backroom.solver;

import io.chargehand.backroom.Sequencer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the sequencer to the application. */
@Configuration(proxyBeanMethods = false)
class SequencingConfiguration {

    @Bean
    Sequencer sequencer() {
        return new OptaPlannerSequencer();
    }
}
