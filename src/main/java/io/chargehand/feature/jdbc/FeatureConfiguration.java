package io.chargehand.feature.jdbc;

import io.chargehand.event.EventLog;
import io.chargehand.feature.KnownCases;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.network.Network;
import io.chargehand.receiving.Receiving;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the features. */
@Configuration(proxyBeanMethods = false)
class FeatureConfiguration {

    @Bean
    LiveFeatures liveFeatures(EventLog log) {
        return new LiveFeatures(log);
    }

    @Bean
    KnownCases knownCases(Network network, Receiving receiving) {
        return new KnownCases(network, receiving);
    }
}
