/** Sourcing's decisions and its short-pick history in PostgreSQL. Start at {@code JdbcDecisionLog}. Must not know HTTP. */
@NullMarked
package io.chargehand.sourcing.jdbc;

import org.jspecify.annotations.NullMarked;
