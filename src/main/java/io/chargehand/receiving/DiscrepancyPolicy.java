package io.chargehand.receiving;

import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.Rules;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a receipt line counts as a discrepancy: the receipt-variance label. Immutable.
 *
 * @param lateTolerance how long after the expected time an arrival is still on time; not negative
 */
public record DiscrepancyPolicy(Duration lateTolerance) {

    /** Two hours of grace at the dock, a usual appointment window. */
    public static final DiscrepancyPolicy STANDARD = new DiscrepancyPolicy(Duration.ofHours(2));

    public DiscrepancyPolicy {
        Rules.require(!lateTolerance.isNegative(), "lateTolerance", lateTolerance, "must not be negative");
    }

    /** The discrepancies of a line; empty until the ASN is fully received. */
    public Set<Discrepancy> classify(Asn asn, int line) {
        Set<Discrepancy> found = EnumSet.noneOf(Discrepancy.class);
        if (asn.receivedAt().isEmpty()) {
            return found;
        }
        long advised = asn.advised().lines().stream()
                .filter(each -> each.line() == line)
                .mapToLong(each -> each.advised().units())
                .sum();
        long good = 0;
        long damaged = 0;
        for (ReceiptLine each : asn.counted()) {
            if (each.line() == line) {
                good += each.counted().units();
                damaged += each.damaged().units();
            }
        }
        if (good + damaged < advised) {
            found.add(Discrepancy.SHORT);
        }
        if (good + damaged > advised) {
            found.add(Discrepancy.OVER);
        }
        if (damaged > 0) {
            found.add(Discrepancy.DAMAGED);
        }
        Instant arrived = asn.arrivedAt().or(asn::receivedAt).orElseThrow();
        if (isLate(asn.advised().expectedAt(), arrived)) {
            found.add(Discrepancy.LATE);
        }
        return found;
    }

    /** Whether an arrival is later than the tolerance allows. */
    public boolean isLate(Instant expectedAt, Instant arrivedAt) {
        return arrivedAt.isAfter(expectedAt.plus(lateTolerance));
    }
}
