package io.chargehand.simulation;

import io.chargehand.event.ItemDefined;
import io.chargehand.kernel.ItemId;

/**
 * An item of the twin. Immutable.
 *
 * @param index its place in the catalog
 * @param definition what the retailer knows of it
 * @param department its department
 * @param popularity its share of demand against the mean item of its range, 1 is the mean
 * @param unitsPerCarton units its carton holds
 * @param mainSupplier index of who mostly ships it
 * @param otherSupplier index of who ships it at times
 */
record TwinItem(
        int index,
        ItemDefined definition,
        Department department,
        double popularity,
        int unitsPerCarton,
        int mainSupplier,
        int otherSupplier) {

    ItemId id() {
        return definition.itemId();
    }

    boolean perishes() {
        return definition.shelfLife().isPresent();
    }
}
