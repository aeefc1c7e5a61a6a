/**
 * Models, their versions and the moves of their aliases over HTTP. Start at {@link
 * io.chargehand.registry.web.ModelController}. Must not know how a model computes.
 */
@NullMarked
package io.chargehand.registry.web;

import org.jspecify.annotations.NullMarked;
