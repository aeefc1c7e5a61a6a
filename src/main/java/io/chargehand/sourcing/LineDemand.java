package io.chargehand.sourcing;

import io.chargehand.kernel.ItemId;

/**
 * What is to be found for one order line. Immutable.
 *
 * @param number the line's number
 * @param item the item
 * @param units units to find, at least 1: those ordered and not reserved yet
 * @param marginPerUnit money earned by a unit
 * @param goodwill money lost beyond the margin when the whole line is late or unfilled
 * @param kilogramsPerUnit weight of a unit
 */
public record LineDemand(
        int number, ItemId item, long units, double marginPerUnit, double goodwill, double kilogramsPerUnit) {

    /** Margin and goodwill of some of the units. */
    double lossOf(long part) {
        return marginPerUnit * part + goodwill * part / units;
    }
}
