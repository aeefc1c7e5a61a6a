package io.chargehand.scoring.web;

import io.chargehand.kernel.UnknownIdException;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.scoring.ShadowComparison;
import io.chargehand.scoring.ShadowScoring;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.Set;

/** Shows how challengers compare with champions. */
@RestController
@Tag(name = "models")
class ShadowController {

    private static final Set<String> NAMES = Set.of(ScoringNames.SLA_RISK, ScoringNames.RECEIPT_VARIANCE);

    private final ShadowScoring shadow;

    ShadowController(ShadowScoring shadow) {
        this.shadow = shadow;
    }

    @GetMapping("/v1/models/{name}/shadow")
    @Operation(
            summary = "How the challenger's scores compare with those that were answered",
            description = "Since the champion or the challenger last changed, in this process.")
    Shadow shadow(@PathVariable String name) {
        if (!NAMES.contains(name)) {
            throw new UnknownIdException("name", name, "operational model");
        }
        return new Shadow(name, shadow.comparison(name).orElse(null));
    }

    /**
     * A model's shadow.
     *
     * @param comparison absent where nothing was compared yet
     */
    record Shadow(String model, @Nullable ShadowComparison comparison) {}
}
