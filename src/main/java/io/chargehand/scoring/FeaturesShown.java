package io.chargehand.scoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureVector;

import java.util.ArrayList;
import java.util.List;

/** Shows a feature vector as text. Stateless. */
final class FeaturesShown {

    private static final String MISSING = "missing";
    private static final int DECIMALS = 10_000;
    private static final double MOST_SCALED = 1e17;
    private static final String[] FRACTIONS = fractions();

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
    static String number(double value) {
        double scaled = Math.rint(value * DECIMALS);
        if (Math.abs(scaled) >= MOST_SCALED) {
            double rounded = scaled / DECIMALS;
            return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                    ? Long.toString((long) rounded)
                    : Double.toString(rounded);
        }
        long units = Math.abs((long) scaled);
        long whole = units / DECIMALS;
        int rest = (int) (units % DECIMALS);
        if (rest == 0) {
            return Long.toString(scaled < 0 ? -whole : whole);
        }
        String sign = scaled < 0 ? "-" : "";
        return sign.concat(Long.toString(whole)).concat(FRACTIONS[rest]);
    }

    /** Ten-thousandths as they stand from the point on. */
    private static String[] fractions() {
        String[] fractions = new String[DECIMALS];
        for (int i = 0; i < DECIMALS; i++) {
            String digits = Integer.toString(DECIMALS + i).substring(1);
            int end = digits.length();
            while (end > 0 && digits.charAt(end - 1) == '0') {
                end--;
            }
            fractions[i] = "." + digits.substring(0, end);
        }
        return fractions;
    }
}
