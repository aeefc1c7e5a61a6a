/** Tests of inventory's state on PostgreSQL. */
@NullMarked
package io.chargehand.inventory;

import org.jspecify.annotations.NullMarked;
