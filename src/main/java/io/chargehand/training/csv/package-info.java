/** Reads CSV extracts into rows. Start at {@link io.chargehand.training.csv.CsvRows}. The only user of Commons CSV. */
@NullMarked
package io.chargehand.training.csv;

import org.jspecify.annotations.NullMarked;
