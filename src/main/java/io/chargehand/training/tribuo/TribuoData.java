package io.chargehand.training.tribuo;

import io.chargehand.training.Examples;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

import java.util.Arrays;

/** Examples in Tribuo's form. Stateless. */
final class TribuoData {

    static final Label YES = new Label("1");
    static final Label NO = new Label("0");

    /** Stands in every row where some row has no input: Tribuo takes none without a feature. Nothing can split on it. */
    static final String ALWAYS = "999999 always";

    private TribuoData() {}

    /** Which inputs of a row are there. */
    interface Present {
        boolean test(float value);
    }

    /** A dataset whose feature names begin with the input's number, so that Tribuo's order is the encoder's. */
    static EncodedDataset dataset(Examples examples) {
        return new EncodedDataset(examples, value -> !Float.isNaN(value));
    }

    /** The same for linear models and single trees, to which an input of zero and one that is not there are the same: zeros are left out. */
    static EncodedDataset sparse(Examples examples) {
        return new EncodedDataset(examples, value -> value != 0 && !Float.isNaN(value));
    }

    static String[] names(Examples examples) {
        String[] names = new String[examples.names().size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = String.format("%06d %s", i, examples.names().get(i));
        }
        return names;
    }

    static Label label(boolean outcome) {
        return outcome ? YES : NO;
    }

    static ArrayExample<Label> example(String[] names, float[] row, boolean label, float weight) {
        return example(names, row, label, weight, value -> !Float.isNaN(value));
    }

    static ArrayExample<Label> example(String[] names, float[] row, boolean label, float weight, Present present) {
        String[] there = new String[row.length];
        double[] values = new double[row.length];
        int size = 0;
        for (int i = 0; i < row.length; i++) {
            if (present.test(row[i])) {
                there[size] = names[i];
                values[size++] = row[i];
            }
        }
        ArrayExample<Label> example =
                new ArrayExample<>(label(label), Arrays.copyOf(there, size), Arrays.copyOf(values, size));
        example.setWeight(weight);
        return example;
    }

    /** The input's number behind a Tribuo feature id; past the last input for the feature that pads empty rows. */
    static int input(ImmutableFeatureMap map, int id) {
        return Integer.parseInt(map.get(id).getName().substring(0, 6));
    }
}
