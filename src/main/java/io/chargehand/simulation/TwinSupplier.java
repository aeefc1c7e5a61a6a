package io.chargehand.simulation;

import io.chargehand.event.SupplierDefined;

import java.util.List;

/**
 * A supplier of the twin. Immutable.
 *
 * @param index its place in the catalog
 * @param definition what the retailer knows of it
 * @param leadDays days from order to dock, as usually agreed
 * @param carriers codes of the carriers it uses, the usual one first
 */
record TwinSupplier(int index, SupplierDefined definition, int leadDays, List<String> carriers) {}
