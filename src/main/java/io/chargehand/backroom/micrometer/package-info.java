/** How long plans take and how long events wait for them, as Micrometer meters. Must not know how plans are made. */
@NullMarked
package io.chargehand.backroom.micrometer;

import org.jspecify.annotations.NullMarked;
