/** Snapshots, outcomes and verdicts in PostgreSQL, and the threads that write and look. */
@NullMarked
package io.chargehand.monitoring.jdbc;

import org.jspecify.annotations.NullMarked;
