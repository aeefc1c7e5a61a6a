/**
 * Feature vector to risk, with the model version, what was used, and a fallback when there is no usable model. Start at
 * {@link io.chargehand.scoring.PromiseRisk} and {@link io.chargehand.scoring.ReceiptRisk}. Must not know plans.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "feature", "registry"})
package io.chargehand.scoring;

import org.jspecify.annotations.NullMarked;
