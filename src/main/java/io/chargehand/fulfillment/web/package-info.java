/** What fulfillment knows, over HTTP. Must not know SQL. */
@NullMarked
package io.chargehand.fulfillment.web;

import org.jspecify.annotations.NullMarked;
