/**
 * The queue, the reports on tasks and the promise risk of known orders over HTTP. Start at
 * {@link io.chargehand.dispatch.web.TaskQueueController}. Must not know how plans are made.
 */
@NullMarked
package io.chargehand.dispatch.web;

import org.jspecify.annotations.NullMarked;
