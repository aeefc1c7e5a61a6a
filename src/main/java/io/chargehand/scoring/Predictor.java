package io.chargehand.scoring;

/**
 * A trained model over encoded inputs, in plain arrays: answers in log-odds. Immutable, safe for use by several
 * threads, and does not allocate.
 */
public sealed interface Predictor permits TreeEnsemble, LinearPredictor, StackedPredictor {

    /** Log-odds of the outcome for inputs in the encoder's order; {@code NaN} is missing. */
    double margin(float[] inputs);

    /** Log-odds by the first trees only; by all it has where it has fewer, or none. */
    default double margin(float[] inputs, int trees) {
        return margin(inputs);
    }

    /** The same predictor with so much added to its log-odds. */
    Predictor shifted(double logOdds);

    /** What gives the exact attributions of its log-odds. */
    Attributor attributor();

    /** How many inputs it reads. */
    int inputs();
}
