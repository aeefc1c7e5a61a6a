/**
 * How JSON is read and written at the service's edge: nothing is guessed, nothing unknown is passed over. Start at
 * {@link io.chargehand.app.json.JsonConfiguration}; must not know any one message.
 */
@NullMarked
package io.chargehand.app.json;

import org.jspecify.annotations.NullMarked;
