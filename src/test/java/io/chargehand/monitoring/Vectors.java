package io.chargehand.monitoring;

import io.chargehand.feature.AsOfState;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;

/** Feature vectors for tests. Stateless. */
final class Vectors {

    private Vectors() {}

    /** A vector of a row without a cell, before anything is known. */
    static FeatureVector empty(FeatureSet set) {
        return new AsOfState(set).evaluate(set.rows().schema().row().build(), 0);
    }
}
