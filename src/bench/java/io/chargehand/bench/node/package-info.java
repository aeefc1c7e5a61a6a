/** One node under change: how soon a sound plan follows, and how good it is a second later. */
@NullMarked
package io.chargehand.bench.node;

import org.jspecify.annotations.NullMarked;
