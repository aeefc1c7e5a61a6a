/** Tests of log and intake on PostgreSQL. */
@NullMarked
package io.chargehand.event.jdbc;

import org.jspecify.annotations.NullMarked;
