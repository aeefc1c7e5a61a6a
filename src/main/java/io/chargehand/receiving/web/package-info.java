/** What receiving knows, over HTTP. Must not know SQL. */
@NullMarked
package io.chargehand.receiving.web;

import org.jspecify.annotations.NullMarked;
