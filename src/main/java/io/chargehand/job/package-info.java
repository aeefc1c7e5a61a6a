/**
 * What jobs have in common that are posted to the service, kept as rows with a lease, and worked on by any of its processes:
 * what was posted, how far a job is, and the threads that work. Start at {@link io.chargehand.job.JobThreads}. Must not know what
 * a job is about, nor how its rows look.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
package io.chargehand.job;

import org.jspecify.annotations.NullMarked;
