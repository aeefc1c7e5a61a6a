package io.chargehand.app;

import io.chargehand.app.database.DatabaseSettings;
import io.chargehand.app.mainjob.MainJobSettings;
import io.chargehand.simulation.TwinClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/**
 * The clock that every module gets its time from: the simulated network's where that is what the service works on, else the
 * machine's. A test offers another.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock(MainJobSettings mainJob, DatabaseSettings database, HomeSettings home) {
        if (!mainJob.worksOnTwin(database)) {
            return Clock.systemUTC();
        }
        return TwinClock.open(
                home.home().resolve("twin").resolve("time.txt"), mainJob.twin().historyEnd(), mainJob.factor());
    }
}
