package io.chargehand.backroom.micrometer;

import io.chargehand.backroom.PlanTimings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

import java.time.Duration;

/** The times of plans as meters. Thread-safe. */
@Component
class PlanMetrics implements PlanTimings {

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;
    /** Around the two seconds within which a queue must show an event. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final Timer delay;
    private final Timer took;

    PlanMetrics(MeterRegistry registry) {
        delay = timer("chargehand.plan.delay", "From the commit of events to the publication of a plan that knows them")
                .register(registry);
        took = timer("chargehand.plan.duration", "Making one plan").register(registry);
    }

    private static Timer.Builder timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentiles(MEDIAN, NEARLY_ALL)
                .serviceLevelObjectives(BOUNDS);
    }

    @Override
    public void waited(Duration waited) {
        delay.record(waited);
    }

    @Override
    public void planned(Duration planned) {
        took.record(planned);
    }
}
