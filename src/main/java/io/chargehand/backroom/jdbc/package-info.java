/**
 * Keeps tasks, the place in the log up to which tasks are derived, and plans in PostgreSQL, and wires the module. Start at
 * {@link io.chargehand.backroom.jdbc.BackroomConfiguration}. Must not know how tasks are derived or planned.
 */
@NullMarked
package io.chargehand.backroom.jdbc;

import org.jspecify.annotations.NullMarked;
