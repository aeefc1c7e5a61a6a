package io.chargehand.backroom.micrometer;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.stereotype.Component;

/**
 * Keeps OptaPlanner's own meters out: each solver registers them under one name, several times a second and several at once,
 * so that they say nothing of any one and fill the log with warnings.
 */
@Component
class SolverMetersOff {

    SolverMetersOff() {
        Metrics.globalRegistry.config().meterFilter(MeterFilter.denyNameStartsWith("optaplanner."));
    }
}
