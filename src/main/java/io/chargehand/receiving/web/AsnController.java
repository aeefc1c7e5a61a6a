package io.chargehand.receiving.web;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnLine;
import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.AsnId;
import io.chargehand.receiving.Asn;
import io.chargehand.receiving.AsnStatus;
import io.chargehand.receiving.Discrepancy;
import io.chargehand.receiving.DiscrepancyPolicy;
import io.chargehand.receiving.Receiving;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what became of ASNs. */
@RestController
@Tag(name = "receiving")
class AsnController {

    private final Receiving receiving;

    AsnController(Receiving receiving) {
        this.receiving = receiving;
    }

    @GetMapping("/v1/asns/{id}")
    @Operation(summary = "An ASN, what was counted of it, and how the lines differ from what was advised")
    AsnView asn(@PathVariable AsnId id) {
        Asn asn = receiving.getAsn(id);
        List<LineView> lines = asn.advised().lines().stream()
                .map(line -> new LineView(
                        line,
                        asn.counted().stream()
                                .filter(each -> each.line() == line.line())
                                .findFirst(),
                        asn.discrepancies(line.line(), DiscrepancyPolicy.STANDARD)))
                .toList();
        return new AsnView(asn.advised(), asn.status(), asn.advisedAt(), asn.arrivedAt(), asn.receivedAt(), lines);
    }

    /** An ASN as shown. */
    record AsnView(
            AsnAdvised advised,
            AsnStatus status,
            Instant advisedAt,
            Optional<Instant> arrivedAt,
            Optional<Instant> receivedAt,
            List<LineView> lines) {}

    /** A line as shown. */
    record LineView(AsnLine advised, Optional<ReceiptLine> counted, Set<Discrepancy> discrepancies) {}
}
