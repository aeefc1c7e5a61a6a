package io.chargehand.training;

/**
 * How the number of boosting rounds was chosen. Figures are means over the rows of the later blocks. Immutable.
 *
 * @param measure by what
 * @param patience rounds without a better figure that end the looking; 0 for none
 * @param rounds chosen, from 1
 * @param value the figure there
 * @param looked how many rounds were looked at until then
 * @param most how many were grown
 * @param bestRounds where the whole curve is best
 * @param bestValue the figure there
 */
public record RoundsChosen(
        EarlyStopping.Measure measure,
        int patience,
        int rounds,
        double value,
        int looked,
        int most,
        int bestRounds,
        double bestValue) {}
