/**
 * Model versions with their files, and the aliases {@code champion} and {@code challenger}. Start at
 * {@link io.chargehand.registry.ModelRegistry}. Must not know what a model computes.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package io.chargehand.registry;

import org.jspecify.annotations.NullMarked;
