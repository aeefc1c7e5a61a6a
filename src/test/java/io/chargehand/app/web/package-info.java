/** Tests of the web shell over real HTTP. */
@NullMarked
package io.chargehand.app.web;

import org.jspecify.annotations.NullMarked;
