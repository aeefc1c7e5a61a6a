/** Tests of the application as a whole: its start, its boundaries, its web shell. */
@NullMarked
package io.chargehand.app;

import org.jspecify.annotations.NullMarked;
