/** Drift and feedback over HTTP. Must not know how either is kept. */
@NullMarked
package io.chargehand.monitoring.web;

import org.jspecify.annotations.NullMarked;
