/** Tests of sourcing: its costs one by one, its search against brute force, its commits under races. */
@NullMarked
package io.chargehand.sourcing;

import org.jspecify.annotations.NullMarked;
