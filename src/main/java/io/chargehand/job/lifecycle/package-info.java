/** Starts and ends work on jobs with the application. */
@NullMarked
package io.chargehand.job.lifecycle;

import org.jspecify.annotations.NullMarked;
