package io.chargehand.training;

import io.chargehand.scoring.Predictor;

import java.util.Map;

/** Trains a predictor. Equal examples and settings give an equal predictor. Thread-safe. */
public interface Learner {

    /**
     * Trains.
     *
     * @param rounds how many boosting rounds; ignored by linear learners
     */
    Learned learn(Examples examples, int rounds);

    /**
     * What was learned.
     *
     * @param predictor compiled for scoring
     * @param originals the library's own form of the model, to keep for the record, by the part's name
     * @param provenance the library's account of how the model was made
     */
    record Learned(Predictor predictor, Map<String, byte[]> originals, String provenance) {
        /** Copies the map. */
        public Learned {
            originals = Map.copyOf(originals);
        }
    }
}
