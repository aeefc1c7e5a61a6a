package io.chargehand.app.web;

import io.chargehand.kernel.ReadinessPart;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether the process lives and whether it can do its job, as the Open Inference Protocol asks. */
@RestController
@Tag(name = ApiTags.HEALTH)
class HealthController {

    private final List<ReadinessPart> parts;

    HealthController(List<ReadinessPart> parts) {
        this.parts = List.copyOf(parts);
    }

    @GetMapping("/v2/health/live")
    @Operation(summary = "The process answers")
    Liveness live() {
        return new Liveness(true);
    }

    @GetMapping("/v2/health/ready")
    @Operation(summary = "Models, plans and queues are ready; otherwise 503 and what is missing")
    ResponseEntity<Readiness> ready() {
        Readiness readiness = readiness();
        return ResponseEntity.status(readiness.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(readiness);
    }

    private Readiness readiness() {
        Map<String, String> missing = new TreeMap<>();
        if (parts.isEmpty()) {
            missing.put("parts", "no module has told what it needs");
        }
        parts.forEach(part -> part.missing().ifPresent(what -> missing.put(part.name(), what)));
        Map<String, String> notes = new TreeMap<>();
        parts.forEach(part -> part.note().ifPresent(what -> notes.put(part.name(), what)));
        return new Readiness(missing.isEmpty(), missing, notes);
    }

    /**
     * That the process answers.
     *
     * @param live always true
     */
    record Liveness(boolean live) {}

    /**
     * Whether the service can do its job.
     *
     * @param ready whether nothing is missing
     * @param missing per part, what is missing
     * @param notes per part, what is worth knowing though it is ready
     */
    record Readiness(boolean ready, Map<String, String> missing, Map<String, String> notes) {}
}
