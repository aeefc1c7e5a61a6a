/**
 * Sequencing on OptaPlanner: a list of tasks per worker and one of undone tasks, a score on primitive arrays, and moves that
 * are whole ruin-and-recreate kernels. The only user of OptaPlanner in this module; must not know HTTP or SQL. Start at
 * {@link io.chargehand.backroom.solver.OptaPlannerSequencer}.
 */
@NullMarked
package io.chargehand.backroom.solver;

import org.jspecify.annotations.NullMarked;
