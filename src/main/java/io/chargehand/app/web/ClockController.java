package io.chargehand.app.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;

/** Tells the service's time, which is the simulated network's where the service works on that. */
@RestController
@Tag(name = ApiTags.HEALTH)
class ClockController {

    private final Clock clock;

    ClockController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/v1/clock")
    @Operation(summary = "The service's time: instants in requests are seen from here")
    ResponseEntity<Now> now() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Now(clock.instant()));
    }

    /**
     * The service's time.
     *
     * @param now the instant
     */
    record Now(Instant now) {}
}
