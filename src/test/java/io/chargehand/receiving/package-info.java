/** Tests of receiving's state on PostgreSQL. */
@NullMarked
package io.chargehand.receiving;

import org.jspecify.annotations.NullMarked;
