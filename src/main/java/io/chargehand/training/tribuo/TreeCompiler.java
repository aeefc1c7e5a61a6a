package io.chargehand.training.tribuo;

import io.chargehand.scoring.TreeEnsemble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Compiles XGBoost's JSON tree dump into flat arrays. Stateless. */
final class TreeCompiler {

    private static final JsonMapper JSON = new JsonMapper();

    private final IntUnaryOperator inputOf;
    private final List<Integer> feature = new ArrayList<>();
    private final List<Float> value = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Integer> missing = new ArrayList<>();
    private final List<Float> cover = new ArrayList<>();

    private TreeCompiler(IntUnaryOperator inputOf) {
        this.inputOf = inputOf;
    }

    static TreeEnsemble compile(String[] dump, int inputs, IntUnaryOperator inputOf) {
        TreeCompiler compiler = new TreeCompiler(inputOf);
        int[] roots = new int[dump.length];
        for (int i = 0; i < dump.length; i++) {
            roots[i] = compiler.add(JSON.readTree(dump[i]));
        }
        return new TreeEnsemble(
                inputs,
                0f,
                roots,
                ints(compiler.feature),
                floats(compiler.value),
                ints(compiler.left),
                ints(compiler.right),
                ints(compiler.missing),
                floats(compiler.cover));
    }

    private int add(JsonNode node) {
        int place = feature.size();
        cover.add(node.path("cover").floatValue(0));
        if (node.has("leaf")) {
            feature.add(-1);
            value.add(Float.parseFloat(node.get("leaf").asString()));
            left.add(-1);
            right.add(-1);
            missing.add(-1);
            return place;
        }
        feature.add(
                inputOf.applyAsInt(Integer.parseInt(node.get("split").asString().substring(1))));
        value.add(Float.parseFloat(node.get("split_condition").asString()));
        left.add(-1);
        right.add(-1);
        missing.add(-1);
        int yes = node.get("yes").intValue();
        int absent = node.get("missing").intValue();
        for (JsonNode child : node.get("children")) {
            int id = child.get("nodeid").intValue();
            int at = add(child);
            (id == yes ? left : right).set(place, at);
            if (id == absent) {
                missing.set(place, at);
            }
        }
        return place;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] floats(List<Float> list) {
        float[] array = new float[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }
}
