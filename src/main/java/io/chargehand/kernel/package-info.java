/**
 * The words every module shares: ids, quantities, money, probabilities, time windows and curves. Uses only the JDK and
 * must not know any other module or framework. Start at {@link io.chargehand.kernel.Rules}.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.chargehand.kernel;

import org.jspecify.annotations.NullMarked;
