/**
 * The main job: on the first start makes a history, learns from it and plans; then runs the live day. Start at
 * {@link io.chargehand.app.mainjob.MainJob}. A retailer's own events take the twin's place when it is switched off.
 */
@NullMarked
package io.chargehand.app.mainjob;

import org.jspecify.annotations.NullMarked;
