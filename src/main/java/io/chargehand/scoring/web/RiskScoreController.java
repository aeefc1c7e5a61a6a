package io.chargehand.scoring.web;

import io.chargehand.feature.KnownCases;
import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Probability;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.scoring.PromiseRiskScore;
import io.chargehand.scoring.ReceiptRisk;
import io.chargehand.scoring.ReceiptRiskScore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Scores promises and receipts on request; reads only. */
@RestController
@RequestMapping("/v1")
class RiskScoreController {

    private final PromiseRisk promises;
    private final ReceiptRisk receipts;
    private final KnownCases known;
    private final ScoringSettings settings;
    private final Clock clock;

    RiskScoreController(
            PromiseRisk promises, ReceiptRisk receipts, KnownCases known, ScoringSettings settings, Clock clock) {
        this.promises = promises;
        this.receipts = receipts;
        this.known = known;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping("/promise-risk-scores")
    @Tag(name = "orders")
    @Operation(summary = "P(promise missed) of order lines at candidate nodes, with the risk by finish time")
    RiskScores.Promises promiseRisk(@RequestBody PromiseRiskRequest request) {
        List<PromiseCase> cases = request.cases(clock.instant(), known);
        List<PromiseRiskScore> scores =
                Boolean.TRUE.equals(request.attributions()) ? promises.attributed(cases) : promises.score(cases);
        List<RiskScores.Promise> shown = new ArrayList<>(scores.size());
        for (PromiseRiskScore score : scores) {
            shown.add(RiskScores.of(score));
        }
        return new RiskScores.Promises(shown);
    }

    @PostMapping("/receipt-risk-scores")
    @Tag(name = "receiving")
    @Operation(summary = "What may differ when ASN lines arrive, and how many of their units can be reserved now")
    RiskScores.Receipts receiptRisk(@RequestBody ReceiptRiskRequest request) {
        Probability confidence = confidence(request.confidence());
        List<ReceiptCase> cases = request.cases(clock.instant(), known);
        List<ReceiptRiskScore> scores =
                Boolean.TRUE.equals(request.attributions()) ? receipts.attributed(cases) : receipts.score(cases);
        return new RiskScores.Receipts(
                scores.stream().map(score -> RiskScores.of(score, confidence)).toList());
    }

    private Probability confidence(@Nullable Double asked) {
        if (asked == null) {
            return new Probability(settings.reservableConfidence());
        }
        if (!(asked >= 0 && asked <= 1)) {
            throw new InvalidInputException("confidence", asked, "must be from 0 to 1");
        }
        return new Probability(asked);
    }
}
