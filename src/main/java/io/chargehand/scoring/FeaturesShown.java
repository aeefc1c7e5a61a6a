package io.chargehand.scoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureVector;

import java.util.ArrayList;
import java.util.List;

/** Shows a feature vector as text. Stateless. */
final class FeaturesShown {

    private static final String MISSING = "missing";

    private FeaturesShown() {}

    static List<FeatureUsed> of(FeatureVector vector) {
        List<Feature> features = vector.set().features();
        List<FeatureUsed> shown = new ArrayList<>(features.size());
        for (int i = 0; i < features.size(); i++) {
            shown.add(new FeatureUsed(features.get(i).name(), value(features.get(i), vector, i)));
        }
        return shown;
    }

    private static String value(Feature feature, FeatureVector vector, int position) {
        if (feature.isCategory()) {
            String text = vector.category(position);
            return text.isEmpty() ? MISSING : text;
        }
        double number = vector.number(position);
        return Double.isNaN(number) ? MISSING : number(number);
    }

    /** Four decimals at most, no needless zeros. */
    private static String number(double value) {
        double rounded = Math.rint(value * 10_000) / 10_000;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
