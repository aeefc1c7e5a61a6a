package io.chargehand.sourcing.web;

import io.chargehand.event.OrderPlaced;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.sourcing.IdempotencyKeys;
import io.chargehand.sourcing.Sourcing;
import io.chargehand.sourcing.SourcingDecision;
import io.chargehand.sourcing.SourcingRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;

/** Suggests nodes for orders, and tells what was decided. */
@RestController
@RequestMapping("/v1/sourcing-suggestions")
@Tag(name = "sourcing")
class SourcingController {

    private static final int LONGEST_KEY = 200;
    private static final int LOCKS = 64;

    private final Sourcing sourcing;
    private final Fulfillment fulfillment;
    private final IdempotencyKeys keys;
    private final Object[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();

    SourcingController(Sourcing sourcing, Fulfillment fulfillment, IdempotencyKeys keys) {
        this.sourcing = sourcing;
        this.fulfillment = fulfillment;
        this.keys = keys;
    }

    @PostMapping
    @Operation(summary = "Suggest node and zone per order line; with commit also reserve")
    ResponseEntity<SourcingDecision> suggest(
            @RequestBody SuggestionBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) Optional<String> key) {
        OrderPlaced order = body.order()
                .orElseGet(() -> body.orderId()
                        .map(id -> fulfillment.getOrder(id).placed())
                        .orElseThrow());
        SourcingRequest request = new SourcingRequest(order, body.commit().orElse(false));
        SourcingDecision decision =
                key.map(each -> once(each, body, request)).orElseGet(() -> sourcing.suggest(request));
        return ResponseEntity.created(URI.create("/v1/sourcing-suggestions/" + decision.id()))
                .body(decision);
    }

    /** Requests with one key wait for each other, so that the second gets the decision of the first. */
    private SourcingDecision once(String key, SuggestionBody body, SourcingRequest request) {
        Rules.text("Idempotency-Key", key, LONGEST_KEY);
        String digest = digest(body.toString());
        synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
            Optional<IdempotencyKeys.Use> before = keys.find(key);
            if (before.isPresent()) {
                return decisionOf(key, before.get(), digest);
            }
            SourcingDecision decision = sourcing.suggest(request);
            return decisionOf(key, keys.keep(key, new IdempotencyKeys.Use(digest, decision.id())), digest);
        }
    }

    private SourcingDecision decisionOf(String key, IdempotencyKeys.Use use, String digest) {
        if (!use.digest().equals(digest)) {
            throw new ConflictException("Idempotency-Key", key, "must not have been used for another request");
        }
        return decision(use.decision());
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

    private static String digest(String request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
