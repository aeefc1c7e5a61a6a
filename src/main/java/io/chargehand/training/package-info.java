/**
 * Freezes a history, trains on what was known, calibrates on a later slice, evaluates on the rows after the split, and
 * registers the result. Start at {@link io.chargehand.training.JobFile} for the input and
 * {@link io.chargehand.training.TrainingRun} for the work. Must not know HTTP or plans.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "job", "event", "receiving", "fulfillment", "feature", "scoring", "registry"})
package io.chargehand.training;

import org.jspecify.annotations.NullMarked;
