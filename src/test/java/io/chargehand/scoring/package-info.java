/** Tests of the scores. */
@NullMarked
package io.chargehand.scoring;

import org.jspecify.annotations.NullMarked;
