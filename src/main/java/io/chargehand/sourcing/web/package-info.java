/** Sourcing over HTTP. Start at {@code SourcingController}. Must not know SQL. */
@NullMarked
package io.chargehand.sourcing.web;

import org.jspecify.annotations.NullMarked;
