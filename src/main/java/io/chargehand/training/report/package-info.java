/**
 * Writes what a run leaves behind: figures, predictions, chart, card and provenance. Start at
 * {@link io.chargehand.training.report.ModelPublisher}. The only user of XChart and Batik.
 */
@NullMarked
package io.chargehand.training.report;

import org.jspecify.annotations.NullMarked;
