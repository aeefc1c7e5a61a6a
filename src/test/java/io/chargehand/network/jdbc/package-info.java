/** Tests of the network on PostgreSQL. */
@NullMarked
package io.chargehand.network.jdbc;

import org.jspecify.annotations.NullMarked;
