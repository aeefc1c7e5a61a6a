package io.chargehand.monitoring.web;

import io.chargehand.kernel.Rules;
import io.chargehand.monitoring.AskedScore;
import io.chargehand.monitoring.MonitoringStore;
import io.chargehand.monitoring.ToldOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Tells what was answered before, and from which features. */
@RestController
@Tag(name = "models")
class AskedScoreController {

    private static final int MOST = 1000;

    private final MonitoringStore store;

    AskedScoreController(MonitoringStore store) {
        this.store = store;
    }

    /** Scores of a key, the latest first. */
    record Answer(List<AskedScoreView> scores) {}

    @GetMapping("/v1/models/{name}/scores")
    @Operation(
            summary = "Scores that were asked for by key, the latest first, each with the features it was made from",
            description = "The key is the ASN and its line, or the order, its line and the node, as for feedback.")
    Answer scores(@PathVariable String name, @RequestParam String key, @RequestParam(defaultValue = "10") int limit) {
        Rules.text("key", key, ToldOutcome.LONGEST_KEY);
        Rules.range("limit", limit, 1, MOST);
        List<AskedScore> found = store.findAsked(name, key, limit);
        return new Answer(found.stream()
                .map(score -> AskedScoreView.of(score, store.featureNames(score.model(), score.version())))
                .toList());
    }
}
