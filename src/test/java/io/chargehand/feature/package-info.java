/** Tests of the features and of the fold of operational events. */
@NullMarked
package io.chargehand.feature;

import org.jspecify.annotations.NullMarked;
