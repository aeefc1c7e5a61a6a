/**
 * Measures the score call over HTTP beside a route of the bench that does nothing, in the same server. Start at
 * {@link io.chargehand.bench.http.HttpCommand}. Uses the product's public types and its HTTP interface only.
 */
@NullMarked
package io.chargehand.bench.http;

import org.jspecify.annotations.NullMarked;
