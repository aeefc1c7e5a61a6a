/**
 * Hands out sequenced work and takes the outcome back. Start at {@link io.chargehand.dispatch.TaskDispatch}.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "job", "event", "fulfillment", "scoring", "backroom", "sourcing"})
package io.chargehand.dispatch;

import org.jspecify.annotations.NullMarked;
