/**
 * Training jobs that are posted to a running service: kept, trained one after the other, and told of. Start at
 * {@link io.chargehand.training.posted.PostedJobs}. Must not know HTTP or SQL.
 */
@NullMarked
package io.chargehand.training.posted;

import org.jspecify.annotations.NullMarked;
