package io.chargehand.sourcing.solver;

import io.chargehand.backroom.NodeLoads;
import io.chargehand.event.EventIntake;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.Inventory;
import io.chargehand.network.Network;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.sourcing.DecisionLog;
import io.chargehand.sourcing.ExpectedLossSourcing;
import io.chargehand.sourcing.ShortPicks;
import io.chargehand.sourcing.Sourcing;
import io.chargehand.sourcing.SourcingSettings;
import io.chargehand.sourcing.SourcingSolver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** Joins sourcing from the modules it uses. Those that read its events are asked for at the first order. */
@Configuration(proxyBeanMethods = false)
class SourcingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SourcingSettings sourcingSettings(SourcingProperties properties) {
        return properties.toSettings();
    }

    @Bean
    SourcingSolver sourcingSolver(SourcingSettings settings) {
        return new OptaPlannerSourcing(settings);
    }

    @Bean
    Sourcing sourcing(
            Network network,
            Inventory inventory,
            Fulfillment fulfillment,
            ObjectProvider<NodeLoads> loads,
            ObjectProvider<PromiseRisk> risk,
            ShortPicks shortPicks,
            ObjectProvider<EventIntake> intake,
            SourcingSolver solver,
            DecisionLog log,
            SourcingSettings settings,
            Clock clock) {
        return new ExpectedLossSourcing(
                network,
                inventory,
                fulfillment,
                node -> loads.getObject().load(node),
                cases -> risk.getObject().score(cases),
                shortPicks,
                (events, alongside) -> intake.getObject().accept(events, alongside),
                solver,
                log,
                settings,
                clock);
    }
}
