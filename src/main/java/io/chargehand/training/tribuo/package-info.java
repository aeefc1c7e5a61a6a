/** Trainers of Tribuo: the only place that knows Tribuo, XGBoost and LIBLINEAR. Start at {@link io.chargehand.training.tribuo.TribuoLearners}. */
@NullMarked
package io.chargehand.training.tribuo;

import org.jspecify.annotations.NullMarked;
