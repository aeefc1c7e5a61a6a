/** Events in over HTTP, and the dead letters out. Must not know what a module makes of a fact. */
@NullMarked
package io.chargehand.event.web;

import org.jspecify.annotations.NullMarked;
