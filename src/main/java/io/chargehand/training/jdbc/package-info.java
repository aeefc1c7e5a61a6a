/** Posted training jobs in PostgreSQL, and what puts them together. */
@NullMarked
package io.chargehand.training.jdbc;

import org.jspecify.annotations.NullMarked;
