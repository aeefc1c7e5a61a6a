package io.chargehand.app.mainjob;

import io.chargehand.backroom.NodeLoads;
import io.chargehand.dispatch.TaskDispatch;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.network.Network;
import io.chargehand.sourcing.Sourcing;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What the main job shows in the end: where it listens, the models, a queue, three sourcing decisions. */
@Component
class Printout {

    private final Environment environment;
    private final Clock clock;
    private final MainJobModels models;
    private final QueuePrint queue;
    private final SourcingPrint sourcing;

    Printout(
            Environment environment,
            Clock clock,
            MainJobModels models,
            Network network,
            NodeLoads loads,
            TaskDispatch dispatch,
            Fulfillment fulfillment,
            Sourcing sourcing) {
        this.environment = environment;
        this.clock = clock;
        this.models = models;
        this.queue = new QueuePrint(network, loads, dispatch);
        this.sourcing = new SourcingPrint(fulfillment, sourcing);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String port = environment.getProperty("local.server.port", "8080");
        String address = environment.getProperty("server.address", "127.0.0.1");
        lines.add("Chargehand listens on http://" + address + ":" + port + "  (the twin's time is " + clock.instant()
                + ")");
        lines.add("");
        lines.addAll(models.lines());
        lines.add("");
        lines.addAll(queue.lines());
        lines.add("");
        lines.addAll(sourcing.lines(clock.instant()));
        lines.add("");
        return lines;
    }
}
