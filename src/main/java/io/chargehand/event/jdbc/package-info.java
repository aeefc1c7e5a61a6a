/**
 * The log, the intake and the dead letters on PostgreSQL. Must not know what a module makes of a fact.
 */
@NullMarked
package io.chargehand.event.jdbc;

import org.jspecify.annotations.NullMarked;
