package io.chargehand.feature.jdbc;

import io.chargehand.event.EventLog;
import io.chargehand.feature.FeatureSnapshots;
import io.chargehand.feature.KnownCases;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.network.Network;
import io.chargehand.receiving.Receiving;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the features. */
@Configuration(proxyBeanMethods = false)
class FeatureConfiguration {

    /** Events whose replay takes longer than a snapshot's writing, about a second. */
    private static final long WORTH = 50_000;

    @Bean
    LiveFeatures liveFeatures(EventLog log, FeatureSnapshots snapshots) {
        return new LiveFeatures(log, snapshots, FoldingCode.digest(), WORTH);
    }

    @Bean
    KnownCases knownCases(Network network, Receiving receiving) {
        return new KnownCases(network, receiving);
    }
}
