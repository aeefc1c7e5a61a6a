/** What inventory knows, over HTTP. Must not know SQL. */
@NullMarked
package io.chargehand.inventory.web;

import org.jspecify.annotations.NullMarked;
