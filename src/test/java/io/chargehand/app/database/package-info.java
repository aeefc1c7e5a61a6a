/** Tests of the embedded server, by real kills. */
@NullMarked
package io.chargehand.app.database;

import org.jspecify.annotations.NullMarked;
