/** Tests of fulfillment's state on PostgreSQL. */
@NullMarked
package io.chargehand.fulfillment;

import org.jspecify.annotations.NullMarked;
