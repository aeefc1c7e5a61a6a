package io.chargehand.monitoring.web;

import io.chargehand.monitoring.DriftMonitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells how models fare in service. */
@RestController
@Tag(name = "models")
class DriftController {

    private final DriftMonitor monitor;

    DriftController(DriftMonitor monitor) {
        this.monitor = monitor;
    }

    @GetMapping("/v1/models/{name}/drift")
    @Operation(
            summary =
                    "Shift of each feature and score against the training reference, figures before and after labels, fallback")
    DriftView drift(@PathVariable String name) {
        return DriftView.of(monitor.look(name));
    }
}
