package io.chargehand.training.tribuo;

import io.chargehand.training.Examples;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.ImmutableFeatureMap;

/** Encoded rows as XGBoost's matrix, straight from their arrays. Stateless. */
final class RowMatrix {

    private RowMatrix() {}

    /** Columns in the order of the map's ids, with labels, weights and offsets; the caller disposes of it. */
    static DMatrix of(Examples rows, ImmutableFeatureMap map) throws XGBoostError {
        int[] inputs = new int[map.size()];
        for (int id = 0; id < inputs.length; id++) {
            inputs[id] = TribuoData.input(map, id);
        }
        float[] flat = new float[Math.multiplyExact(rows.size(), inputs.length)];
        float[] labels = new float[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            copy(rows.inputs()[i], inputs, flat, i * inputs.length);
            labels[i] = rows.labels()[i] ? 1 : 0;
        }
        DMatrix matrix = new DMatrix(flat, labels.length, inputs.length, Float.NaN);
        matrix.setLabel(labels);
        matrix.setWeight(rows.weights());
        matrix.setBaseMargin(rows.offsets());
        return matrix;
    }

    /** What lies past the last input is the feature that stands in every row. */
    private static void copy(float[] row, int[] inputs, float[] flat, int at) {
        for (int id = 0; id < inputs.length; id++) {
            flat[at + id] = inputs[id] < row.length ? row[inputs[id]] : 1;
        }
    }
}
