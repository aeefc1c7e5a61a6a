/** Wires the features to the log and to the events as they are accepted. Must not know models. */
@NullMarked
package io.chargehand.feature.jdbc;

import org.jspecify.annotations.NullMarked;
