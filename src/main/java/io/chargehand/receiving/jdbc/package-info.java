/** Receiving's state in PostgreSQL. Start at {@code ReceivingFold}. Must not know HTTP. */
@NullMarked
package io.chargehand.receiving.jdbc;

import org.jspecify.annotations.NullMarked;
