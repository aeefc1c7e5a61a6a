package io.chargehand.training;

import java.util.List;

/** Makes learners. Thread-safe. */
public interface LearnerFactory {

    /**
     * Makes a learner.
     *
     * @param monotone sign per input: 1 when the risk may not fall with it, -1 when it may not rise, 0 for free
     * @param seed of every random draw
     */
    Learner make(TrainerSettings settings, List<Integer> monotone, long seed);
}
