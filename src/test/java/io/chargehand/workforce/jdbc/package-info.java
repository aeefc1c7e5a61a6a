/** Tests of the workforce on PostgreSQL. */
@NullMarked
package io.chargehand.workforce.jdbc;

import org.jspecify.annotations.NullMarked;
