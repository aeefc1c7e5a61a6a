/** Hundreds of nodes under change on a few cores: how soon each change is visible, and how good the plans are at the end. */
@NullMarked
package io.chargehand.bench.network;

import org.jspecify.annotations.NullMarked;
