/** Fulfillment's state in PostgreSQL. Start at {@code FulfillmentFold}. Must not know HTTP. */
@NullMarked
package io.chargehand.fulfillment.jdbc;

import org.jspecify.annotations.NullMarked;
