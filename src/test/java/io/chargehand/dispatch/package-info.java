/** Tests of dispatch. Start at {@link io.chargehand.dispatch.TaskDispatchIT}. */
@NullMarked
package io.chargehand.dispatch;

import org.jspecify.annotations.NullMarked;
