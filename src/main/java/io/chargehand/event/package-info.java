/**
 * The input contract: operational facts, their intake with idempotency and dead letters, and the append-only log. Start at
 * {@link io.chargehand.event.EventIntake} and {@link io.chargehand.event.OperationalFact}. Must not know what a module makes
 * of a fact.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package io.chargehand.event;

import org.jspecify.annotations.NullMarked;
