/**
 * Published problems: how their files are read, how a solution is judged by the file alone, and what answers one. Must not know
 * the product or any solver, so that nothing can judge its own work. Start at
 * {@link io.chargehand.bench.published.Format}.
 */
@NullMarked
package io.chargehand.bench.published;

import org.jspecify.annotations.NullMarked;
