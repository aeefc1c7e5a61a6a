package io.chargehand.receiving;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.ReceiptLine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ASN and what became of it. Immutable.
 *
 * @param advised what the supplier said
 * @param advisedAt when the supplier said so
 * @param arrivedAt when it reached the dock
 * @param receivedAt when its last receipt was counted
 * @param counted per line what was counted so far, summed over its receipts
 */
public record Asn(
        AsnAdvised advised,
        Instant advisedAt,
        Optional<Instant> arrivedAt,
        Optional<Instant> receivedAt,
        List<ReceiptLine> counted) {

    public Asn {
        counted = List.copyOf(counted);
    }

    public AsnStatus status() {
        if (receivedAt.isPresent()) {
            return AsnStatus.RECEIVED;
        }
        return arrivedAt.isPresent() ? AsnStatus.ARRIVED : AsnStatus.ADVISED;
    }

    /** What is known to differ on a line, judged by the policy; empty before it is received. */
    public Set<Discrepancy> discrepancies(int line, DiscrepancyPolicy policy) {
        return policy.classify(this, line);
    }
}
