/**
 * The JSON in which a problem is posted: the same things as a live node's, by name. Start at
 * {@link io.chargehand.dispatch.json.JsonProblemFormat}.
 */
@NullMarked
package io.chargehand.dispatch.json;

import org.jspecify.annotations.NullMarked;
