/** Tests of events over HTTP. */
@NullMarked
package io.chargehand.event.web;

import org.jspecify.annotations.NullMarked;
