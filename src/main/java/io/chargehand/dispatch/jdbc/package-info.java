/**
 * Keeps the record of what was handed out in PostgreSQL, and wires the module. Start at
 * {@link io.chargehand.dispatch.jdbc.DispatchConfiguration}. Must not know HTTP.
 */
@NullMarked
package io.chargehand.dispatch.jdbc;

import org.jspecify.annotations.NullMarked;
