/** Tests of the JSON of the contract. */
@NullMarked
package io.chargehand.event.json;

import org.jspecify.annotations.NullMarked;
