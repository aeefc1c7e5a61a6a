package io.chargehand.scoring;

import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.kernel.Rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns feature vectors into a model's inputs. A category becomes one input per level that was frequent enough in
 * training, one for every other level ({@value #OTHER}: rare or unseen) and one for missing. Immutable, safe for use by
 * several threads.
 */
public final class FeatureEncoder {

    /** The level of rare and unseen texts. */
    public static final String OTHER = "@other";
    /** The level of missing texts. */
    public static final String MISSING = "@missing";
    /** The level of a number's missing indicator. */
    public static final String ABSENT = "@absent";

    private final List<Input> inputs;
    private final boolean dense;
    private final List<Map<String, Integer>> levels;
    private final int[] numberInput;
    private final int[] absentInput;

    /**
     * One input of the model.
     *
     * @param feature position in the feature set
     * @param name the feature's name
     * @param level the category's level, {@link #ABSENT} for a missing indicator, or empty for a number
     * @param center subtracted from a number
     * @param scale a number is divided by it
     */
    public record Input(int feature, String name, String level, double center, double scale) {
        /** Checks the scale. */
        public Input {
            Rules.range("input.scale", scale, 1e-300, 1e300);
        }

        /** The feature's name, with the level where there is one. */
        public String label() {
            return level.isEmpty() ? name : name + "=" + level;
        }
    }

    /**
     * Makes an encoder.
     *
     * @param features how many features a vector has
     * @param inputs the inputs in order
     * @param dense whether absent levels are 0 and missing numbers the center (linear models); otherwise both are
     *     missing (trees)
     */
    public FeatureEncoder(int features, List<Input> inputs, boolean dense) {
        this.inputs = List.copyOf(inputs);
        this.dense = dense;
        this.levels = new ArrayList<>();
        this.numberInput = new int[features];
        this.absentInput = new int[features];
        for (int i = 0; i < features; i++) {
            levels.add(new HashMap<>());
            numberInput[i] = -1;
            absentInput[i] = -1;
        }
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            Rules.range("input.feature", input.feature(), 0, features - 1);
            if (input.level().isEmpty()) {
                numberInput[input.feature()] = i;
            } else if (input.level().equals(ABSENT)) {
                absentInput[input.feature()] = i;
            } else {
                levels.get(input.feature()).put(input.level(), i);
            }
        }
    }

    /**
     * Learns levels, and for linear models centers and scales, from training rows.
     *
     * @param floor how often a level must occur to have an input of its own, at least 1
     */
    public static FeatureEncoder fit(FeatureSet set, List<FeatureVector> rows, int floor, boolean dense) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < set.features().size(); i++) {
            String name = set.features().get(i).name();
            if (set.features().get(i).isCategory()) {
                fitLevels(inputs, i, name, rows, floor);
            } else {
                fitNumber(inputs, i, name, rows, dense);
            }
        }
        return new FeatureEncoder(set.features().size(), inputs, dense);
    }

    private static void fitLevels(List<Input> inputs, int i, String name, List<FeatureVector> rows, int floor) {
        Map<String, Integer> counts = new TreeMap<>();
        for (FeatureVector row : rows) {
            counts.merge(row.category(i), 1, Integer::sum);
        }
        counts.forEach((level, count) -> {
            if (count >= floor && !level.isEmpty()) {
                inputs.add(new Input(i, name, level, 0, 1));
            }
        });
        inputs.add(new Input(i, name, OTHER, 0, 1));
        inputs.add(new Input(i, name, MISSING, 0, 1));
    }

    private static void fitNumber(List<Input> inputs, int i, String name, List<FeatureVector> rows, boolean dense) {
        if (!dense) {
            inputs.add(new Input(i, name, "", 0, 1));
            return;
        }
        int count = 0;
        double sum = 0;
        double squares = 0;
        for (FeatureVector row : rows) {
            double value = row.number(i);
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                squares += value * value;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        double variance = count == 0 ? 0 : squares / count - mean * mean;
        inputs.add(new Input(i, name, "", mean, variance > 1e-12 ? Math.sqrt(variance) : 1));
        if (count < rows.size()) {
            inputs.add(new Input(i, name, ABSENT, 0, 1));
        }
    }

    public List<Input> inputs() {
        return inputs;
    }

    public boolean dense() {
        return dense;
    }

    /** How many features a vector must have. */
    public int features() {
        return numberInput.length;
    }

    /** The inputs of a vector, newly allocated. */
    public float[] encode(FeatureVector vector) {
        float[] into = new float[inputs.size()];
        encode(vector, into);
        return into;
    }

    /** Writes the inputs of a vector into an array of their number, without allocating. */
    public void encode(FeatureVector vector, float[] into) {
        Arrays.fill(into, dense ? 0 : Float.NaN);
        for (int i = 0; i < numberInput.length; i++) {
            if (numberInput[i] >= 0) {
                number(i, vector.number(i), into);
            } else {
                Map<String, Integer> known = levels.get(i);
                String text = vector.category(i);
                Integer input = known.get(text.isEmpty() ? MISSING : text);
                Integer place = input != null ? input : known.get(OTHER);
                if (place != null) {
                    into[place] = 1;
                }
            }
        }
    }

    private void number(int feature, double value, float[] into) {
        if (!Double.isNaN(value)) {
            Input input = inputs.get(numberInput[feature]);
            into[numberInput[feature]] = (float) ((value - input.center()) / input.scale());
        } else if (absentInput[feature] >= 0) {
            into[absentInput[feature]] = 1;
        }
    }
}
