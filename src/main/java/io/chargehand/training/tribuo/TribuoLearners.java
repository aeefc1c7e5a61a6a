package io.chargehand.training.tribuo;

import io.chargehand.training.Learner;
import io.chargehand.training.TrainerSettings;

import java.util.List;

/** Makes the learner a job asks for. Stateless. */
public final class TribuoLearners {

    private TribuoLearners() {}

    /**
     * Makes a learner.
     *
     * @param monotone sign per input (1, 0, -1), in the encoder's order
     * @param seed of every random draw
     */
    public static Learner of(TrainerSettings settings, List<Integer> monotone, long seed) {
        return switch (settings.kind()) {
            case XGBOOST -> new XgboostLearner(settings, monotone, seed);
            case CART -> new CartLearner(settings, seed);
            case LINEAR -> new LinearLearner(settings.l2(), settings.tolerance(), seed);
            case STACK ->
                new StackLearner(
                        new LinearLearner(settings.baseL2(), settings.tolerance(), seed),
                        new XgboostLearner(settings, monotone, seed));
        };
    }
}
