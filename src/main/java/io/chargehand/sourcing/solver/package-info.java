/**
 * Sourcing's search by OptaPlanner. Start at {@code OptaPlannerSourcing}. Must not know databases or HTTP.
 */
@NullMarked
package io.chargehand.sourcing.solver;

import org.jspecify.annotations.NullMarked;
