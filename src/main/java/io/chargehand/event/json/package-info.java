/**
 * JSON of the contract: CloudEvents in and out, and the kernel's types for every HTTP endpoint. The only place that says how
 * a value of the kernel looks in JSON. Start at {@link io.chargehand.event.json.CloudEventCodec}.
 */
@NullMarked
package io.chargehand.event.json;

import org.jspecify.annotations.NullMarked;
