/** Workers and shifts on PostgreSQL, and what keeps them in memory. Must not know tasks. */
@NullMarked
package io.chargehand.workforce.jdbc;

import org.jspecify.annotations.NullMarked;
