package io.chargehand.simulation;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.SupplierId;

import java.time.Instant;

/**
 * A supplier that ships short far more often from an instant on. Hidden like all of the twin's physics. Immutable.
 *
 * @param supplier who, such as {@code SUP-07}
 * @param from shipments advised from then on
 * @param shortOdds added to the log-odds of coming short, -10 to 10; 3 turns one in twenty into one in two
 */
public record SupplierTurn(SupplierId supplier, Instant from, double shortOdds) {

    /**
     * Checks the range.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field out of range
     */
    public SupplierTurn {
        Rules.present("supplier", supplier);
        Rules.present("from", from);
        Rules.range("shortOdds", shortOdds, -10, 10);
    }

    /** What a shipment's log-odds of coming short gain. */
    double shortOdds(SupplierId of, Instant advisedAt) {
        return of.equals(supplier) && !advisedAt.isBefore(from) ? shortOdds : 0;
    }
}
