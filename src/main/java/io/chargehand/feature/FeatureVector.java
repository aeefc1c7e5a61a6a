package io.chargehand.feature;

import io.chargehand.kernel.Rules;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The features of one row as of an instant, in the order of their {@link FeatureSet}. Immutable. A category feature has
 * a text (empty when missing) and no number; every other kind has a number ({@code NaN} when missing) and no text.
 */
public final class FeatureVector {

    private final FeatureSet set;
    private final long at;
    private final double[] numbers;
    private final String[] categories;

    /**
     * Makes a vector; takes the arrays over.
     *
     * @param set what the features are
     * @param at the decision instant in milliseconds of the epoch
     * @param numbers one per feature
     * @param categories one per feature
     */
    FeatureVector(FeatureSet set, long at, double[] numbers, String[] categories) {
        Rules.require(numbers.length == set.features().size(), "numbers", numbers.length, "must be one per feature");
        this.set = set;
        this.at = at;
        this.numbers = numbers;
        this.categories = categories;
    }

    /**
     * A vector of values that were computed elsewhere.
     *
     * @param set what the features are
     * @param numbers one per feature, {@code NaN} when missing or a category
     * @param categories one per feature, empty when missing or not a category
     * @throws io.chargehand.kernel.InvalidInputException when they are not as many as the features
     */
    public static FeatureVector given(FeatureSet set, double[] numbers, String[] categories) {
        Rules.require(categories.length == numbers.length, "categories", categories.length, "must be one per feature");
        return new FeatureVector(set, 0, numbers.clone(), categories.clone());
    }

    public FeatureSet set() {
        return set;
    }

    /** The decision instant in milliseconds of the epoch. */
    public long at() {
        return at;
    }

    /** The number of the feature at a position; {@code NaN} when missing or a category. */
    public double number(int position) {
        return numbers[position];
    }

    /** The text of the category feature at a position; empty when missing or not a category. */
    public String category(int position) {
        return categories[position];
    }

    /** The features by name: a {@link Double}, or a {@link String} for a category; missing numbers are left out. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            Feature feature = set.features().get(i);
            if (feature.isCategory()) {
                map.put(feature.name(), categories[i]);
            } else if (!Double.isNaN(numbers[i])) {
                map.put(feature.name(), numbers[i]);
            }
        }
        return map;
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
