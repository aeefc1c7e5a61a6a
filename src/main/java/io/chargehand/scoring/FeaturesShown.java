package io.chargehand.scoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;

import java.util.AbstractList;
import java.util.List;

/**
 * A feature vector shown as text, entry by entry when it is looked at: most scores are never shown to anybody. Immutable, safe for use
 * by several threads.
 */
public final class FeaturesShown extends AbstractList<FeatureUsed> {

    /** Shown in place of a value that is missing. */
    public static final String MISSING = "missing";

    /** A shown number is a whole number of this part of one. */
    public static final int PARTS = 10_000;

    private static final double MOST_SCALED = 1e17;
    private static final String[] FRACTIONS = fractions();

    private final FeatureVector vector;
    private final List<Feature> features;

    private FeaturesShown(FeatureVector vector) {
        this.vector = vector;
        this.features = vector.set().features();
    }

    /** Shows a vector. */
    public static FeaturesShown of(FeatureVector vector) {
        return new FeaturesShown(vector);
    }

    /** A list that does not change, without copying one of this kind. */
    static List<FeatureUsed> kept(List<FeatureUsed> shown) {
        return shown instanceof FeaturesShown ? shown : List.copyOf(shown);
    }

    @Override
    public FeatureUsed get(int index) {
        return new FeatureUsed(name(index), value(index));
    }

    @Override
    public int size() {
        return features.size();
    }

    /** What the features are. */
    public FeatureSet set() {
        return vector.set();
    }

    /** The name of a feature. */
    public String name(int index) {
        return features.get(index).name();
    }

    /** Whether {@link #parts} shows the feature in whole: a number, present and not too large. A category has none. */
    public boolean isPlainNumber(int index) {
        return Math.abs(vector.number(index) * PARTS) < MOST_SCALED;
    }

    /** A plain number rounded to so many parts of one. */
    public long parts(int index) {
        return (long) Math.rint(vector.number(index) * PARTS);
    }

    /** The value of a feature as text. */
    public String value(int index) {
        if (features.get(index).isCategory()) {
            String text = vector.category(index);
            return text.isEmpty() ? MISSING : text;
        }
        double number = vector.number(index);
        return Double.isNaN(number) ? MISSING : number(number);
    }

    /** Four decimals at most, no needless zeros. */
    private static String number(double value) {
        double scaled = Math.rint(value * PARTS);
        if (Math.abs(scaled) >= MOST_SCALED) {
            double rounded = scaled / PARTS;
            return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                    ? Long.toString((long) rounded)
                    : Double.toString(rounded);
        }
        long parts = Math.abs((long) scaled);
        long whole = parts / PARTS;
        int rest = (int) (parts % PARTS);
        if (rest == 0) {
            return Long.toString(scaled < 0 ? -whole : whole);
        }
        String sign = scaled < 0 ? "-" : "";
        return sign.concat(Long.toString(whole)).concat(FRACTIONS[rest]);
    }

    private static String[] fractions() {
        String[] fractions = new String[PARTS];
        for (int i = 0; i < PARTS; i++) {
            String digits = Integer.toString(PARTS + i).substring(1);
            int end = digits.length();
            while (end > 0 && digits.charAt(end - 1) == '0') {
                end--;
            }
            fractions[i] = "." + digits.substring(0, end);
        }
        return fractions;
    }
}
