package io.chargehand.training.report;

import io.chargehand.training.Metrics;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** The 95 % interval of an observed rate, as if its rows were drawn one by one (Wilson 1927). Immutable. */
record Wilson(double low, double high) {

    private static final double LEVEL = 0.95;

    static Wilson of(Metrics.Reliability bin) {
        int outcomes = (int) Math.round(bin.observedRate() * bin.rows());
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(bin.rows(), outcomes, LEVEL);
        return new Wilson(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }
}
