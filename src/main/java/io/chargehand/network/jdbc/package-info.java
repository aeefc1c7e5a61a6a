/** Master data on PostgreSQL, and what keeps it in memory. Must not know what other modules make of it. */
@NullMarked
package io.chargehand.network.jdbc;

import org.jspecify.annotations.NullMarked;
