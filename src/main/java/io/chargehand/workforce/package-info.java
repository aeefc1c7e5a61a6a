/**
 * Workers, skills, equipment, shifts and breaks. Start at {@link io.chargehand.workforce.Workforce}. Must not know tasks.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "event", "network"})
package io.chargehand.workforce;

import org.jspecify.annotations.NullMarked;
