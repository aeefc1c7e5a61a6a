/** Training jobs over HTTP. Start at {@link io.chargehand.training.web.TrainingJobController}. */
@NullMarked
package io.chargehand.training.web;

import org.jspecify.annotations.NullMarked;
