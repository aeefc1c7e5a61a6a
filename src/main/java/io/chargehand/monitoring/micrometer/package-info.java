/** What the monitor sees, as meters. */
@NullMarked
package io.chargehand.monitoring.micrometer;

import org.jspecify.annotations.NullMarked;
