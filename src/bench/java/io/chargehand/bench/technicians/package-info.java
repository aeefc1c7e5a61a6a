/** Technicians and their jobs for a day, more of them than there is time for; and machines with set-ups. */
@NullMarked
package io.chargehand.bench.technicians;

import org.jspecify.annotations.NullMarked;
