package io.chargehand.app.mainjob;

import io.chargehand.dispatch.TaskDispatch;
import io.chargehand.event.EventIntake;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.Inventory;
import io.chargehand.network.Network;
import io.chargehand.receiving.Receiving;
import io.chargehand.simulation.LiveService;
import io.chargehand.sourcing.Sourcing;
import io.chargehand.workforce.Workforce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the simulated network the public side of the service. */
@Configuration(proxyBeanMethods = false)
class MainJobConfiguration {

    @Bean
    LiveService liveService(
            EventIntake intake,
            Sourcing sourcing,
            TaskDispatch dispatch,
            Network network,
            Workforce workforce,
            Receiving receiving,
            Fulfillment fulfillment,
            Inventory inventory) {
        return new LiveService(intake, sourcing, dispatch, network, workforce, receiving, fulfillment, inventory);
    }
}
