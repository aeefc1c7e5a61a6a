package io.chargehand.scoring.web;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The input tensors of one call, checked: a column per feature, all of one height. Not safe for use by several threads. */
final class InferenceColumns {

    static final int MOST_ROWS = 10_000;
    static final String NUMBER = "FP64";
    static final String TEXT = "BYTES";

    private static final Set<String> FLOATING = Set.of(NUMBER, "FP32", "FP16");
    private static final Set<String> WHOLE =
            Set.of("INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64");
    private static final double MOST_WHOLE = 1L << 53;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<InferenceRequest.Tensor> tensors;
    private final int rows;

    /**
     * Checks names and shapes.
     *
     * @param required what must be there
     * @param optional what may be there beside
     */
    InferenceColumns(@Nullable List<InferenceRequest.Tensor> given, FeatureSet required, Set<String> optional) {
        tensors = Body.entries("inputs", given);
        Set<String> known = new HashSet<>(required.names());
        known.addAll(optional);
        for (int i = 0; i < tensors.size(); i++) {
            String name = Body.present("inputs[" + i + "].name", tensors.get(i).name());
            if (!known.contains(name)) {
                throw new InvalidInputException("inputs[" + i + "].name", name, "must name an input of the model");
            }
            if (places.put(name, i) != null) {
                throw new InvalidInputException("inputs[" + i + "].name", name, "must not stand twice");
            }
        }
        for (String name : required.names()) {
            if (!places.containsKey(name)) {
                throw new InvalidInputException("inputs", places.keySet(), "must hold " + name);
            }
        }
        rows = height(0);
        Rules.range("inputs[0].shape[0]", rows, 1, MOST_ROWS);
        for (int i = 1; i < tensors.size(); i++) {
            int height = height(i);
            if (height != rows) {
                throw new InvalidInputException(
                        "inputs[" + i + "].shape[0]", height, "must be that of inputs[0], " + rows);
            }
        }
    }

    private int height(int tensor) {
        String path = "inputs[" + tensor + "].shape";
        List<@Nullable Long> shape = Body.present(path, tensors.get(tensor).shape());
        boolean column =
                shape.size() == 1 || shape.size() == 2 && Long.valueOf(1).equals(shape.get(1));
        Rules.require(column, path, shape, "must be [rows] or [rows, 1]");
        long height = Body.present(path + "[0]", shape.get(0));
        Rules.range(path + "[0]", height, 0, Integer.MAX_VALUE);
        return (int) height;
    }

    int rows() {
        return rows;
    }

    /** A vector per row; features without a tensor are missing. */
    List<FeatureVector> vectors(FeatureSet set) {
        int count = set.features().size();
        double[][] numbers = new double[rows][count];
        String[][] texts = new String[rows][count];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(numbers[row], Double.NaN);
            Arrays.fill(texts[row], "");
        }
        for (int i = 0; i < count; i++) {
            Feature feature = set.features().get(i);
            Integer place = places.get(feature.name());
            if (place != null) {
                fill(place, i, feature.isCategory(), numbers, texts);
            }
        }
        List<FeatureVector> vectors = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            vectors.add(FeatureVector.given(set, numbers[row], texts[row]));
        }
        return vectors;
    }

    private void fill(int tensor, int feature, boolean category, double[][] numbers, String[][] texts) {
        String path = "inputs[" + tensor + "]";
        String datatype = Body.present(path + ".datatype", tensors.get(tensor).datatype());
        boolean whole = WHOLE.contains(datatype);
        if (category) {
            Rules.require(datatype.equals(TEXT), path + ".datatype", datatype, "must be " + TEXT);
        } else {
            String rule = "must be " + NUMBER + ", another floating type or an integer type";
            Rules.require(whole || FLOATING.contains(datatype), path + ".datatype", datatype, rule);
        }
        List<JsonNode> cells = cells(path + ".data", tensors.get(tensor).data());
        for (int row = 0; row < rows; row++) {
            JsonNode cell = cells.get(row);
            if (cell.isNull()) {
                continue;
            }
            if (category) {
                texts[row][feature] = text(path, row, cell);
            } else {
                numbers[row][feature] = number(path, row, cell, whole);
            }
        }
    }

    private List<JsonNode> cells(String path, @Nullable JsonNode data) {
        JsonNode given = Body.present(path, data);
        Rules.require(given.isArray(), path, given.getNodeType(), "must be an array");
        List<JsonNode> cells = new ArrayList<>(rows);
        for (JsonNode each : given) {
            if (each.isArray() && each.size() == 1) {
                cells.add(each.get(0));
            } else {
                cells.add(each);
            }
        }
        if (cells.size() != rows) {
            throw new InvalidInputException(path, cells.size() + " values", "must hold a value per row, " + rows);
        }
        return cells;
    }

    private static String text(String path, int row, JsonNode cell) {
        if (!cell.isString()) {
            throw new InvalidInputException(path + ".data[" + row + "]", cell, "must be a string or null");
        }
        return cell.stringValue();
    }

    private static double number(String path, int row, JsonNode cell, boolean whole) {
        double value = cell.isNumber() ? cell.doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new InvalidInputException(path + ".data[" + row + "]", cell, "must be a finite number or null");
        }
        if (whole && (value != Math.rint(value) || Math.abs(value) > MOST_WHOLE)) {
            throw new InvalidInputException(path + ".data[" + row + "]", cell, "must be a whole number or null");
        }
        return value;
    }
}
