package io.chargehand.sourcing.web;

import io.chargehand.event.OrderPlaced;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.Sha256;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.sourcing.RequestKey;
import io.chargehand.sourcing.Sourcing;
import io.chargehand.sourcing.SourcingDecision;
import io.chargehand.sourcing.SourcingRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.Optional;

/** Suggests nodes for orders, and tells what was decided. */
@RestController
@RequestMapping("/v1/sourcing-suggestions")
@Tag(name = "sourcing")
class SourcingController {

    private final Sourcing sourcing;
    private final Fulfillment fulfillment;

    SourcingController(Sourcing sourcing, Fulfillment fulfillment) {
        this.sourcing = sourcing;
        this.fulfillment = fulfillment;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Suggest node and zone per order line; with commit also reserve",
            description = "With an `Idempotency-Key`, sending the request again gives the decision of the first time.")
    ResponseEntity<SourcingDecision> suggest(
            @RequestBody SuggestionBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) Optional<String> key) {
        OrderPlaced order = body.order()
                .orElseGet(() -> body.orderId()
                        .map(id -> fulfillment.getOrder(id).placed())
                        .orElseThrow());
        SourcingDecision decision = sourcing.suggest(new SourcingRequest(
                order,
                body.commit().orElse(false),
                key.map(each -> new RequestKey(each, Sha256.hex(body.toString())))));
        return ResponseEntity.created(URI.create("/v1/sourcing-suggestions/" + decision.id()))
                .body(decision);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A recorded decision")
    SourcingDecision decision(@PathVariable DecisionId id) {
        return sourcing.findDecision(id).orElseThrow(() -> new UnknownIdException("id", id, "sourcing decision"));
    }

    @GetMapping("/{id}/log")
    @Operation(summary = "Every candidate that a decision considered, with the reason it lost")
    DecisionLogView log(@PathVariable DecisionId id) {
        return DecisionLogView.of(decision(id));
    }
}
