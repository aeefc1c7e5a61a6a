package io.chargehand.training;

import io.chargehand.kernel.Rules;

import java.util.List;

/**
 * Encoded training rows. Immutable; the arrays are not to be changed.
 *
 * @param names one per input
 * @param inputs one array per row; {@code NaN} is missing
 * @param labels whether the outcome came true, one per row
 * @param weights how much each row counts, above 0
 * @param offsets log-odds each row starts from, which the learner is to explain the rest of; all 0 for none
 */
public record Examples(List<String> names, float[][] inputs, boolean[] labels, float[] weights, float[] offsets) {

    /** Checks that the lengths agree. */
    public Examples {
        Rules.require(
                inputs.length == labels.length && labels.length == weights.length && labels.length == offsets.length,
                "examples",
                inputs.length,
                "must have as many labels, weights and offsets as rows");
        names = List.copyOf(names);
    }

    public int size() {
        return labels.length;
    }

    /** How many rows have the outcome. */
    public int positives() {
        int positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        return positives;
    }
}
