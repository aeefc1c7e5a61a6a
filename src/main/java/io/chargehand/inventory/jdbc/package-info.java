/** Inventory's state in PostgreSQL. Start at {@code InventoryFold}. Must not know HTTP. */
@NullMarked
package io.chargehand.inventory.jdbc;

import org.jspecify.annotations.NullMarked;
