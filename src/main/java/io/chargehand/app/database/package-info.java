/**
 * The PostgreSQL server that holds all state: one that this process starts and keeps under its home folder, or the
 * server that {@code CHARGEHAND_DB_URL} names. Start at {@link io.chargehand.app.database.EmbeddedPostgres}; must not
 * know what the tables mean.
 */
@NullMarked
package io.chargehand.app.database;

import org.jspecify.annotations.NullMarked;
