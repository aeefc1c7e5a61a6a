package io.chargehand.training.tribuo;

import io.chargehand.scoring.TreeEnsemble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.function.IntUnaryOperator;

/** Compiles XGBoost's JSON tree dump into flat arrays. Stateless. */
final class TreeCompiler {

    private static final JsonMapper JSON = new JsonMapper();

    /** The threshold of a node that parts missing inputs from all others, as XGBoost writes it and as JSON takes it. */
    private static final String LOWEST = ": -inf,";

    private static final String LOWEST_QUOTED = ": \"-Infinity\",";

    private final IntUnaryOperator inputOf;
    private final FlatTrees trees = new FlatTrees();

    private TreeCompiler(IntUnaryOperator inputOf) {
        this.inputOf = inputOf;
    }

    static TreeEnsemble compile(String[] dump, int inputs, IntUnaryOperator inputOf) {
        TreeCompiler compiler = new TreeCompiler(inputOf);
        for (String tree : dump) {
            compiler.trees.root();
            compiler.add(JSON.readTree(tree.replace(LOWEST, LOWEST_QUOTED)));
        }
        return compiler.trees.ensemble(inputs);
    }

    private int add(JsonNode node) {
        float cover = node.path("cover").floatValue(0);
        if (node.has("leaf")) {
            return trees.leaf(Float.parseFloat(node.get("leaf").asString()), cover);
        }
        int input =
                inputOf.applyAsInt(Integer.parseInt(node.get("split").asString().substring(1)));
        int place =
                trees.split(input, Float.parseFloat(node.get("split_condition").asString()), cover);
        int yes = node.get("yes").intValue();
        int below = place;
        int others = place;
        for (JsonNode child : node.get("children")) {
            boolean first = child.get("nodeid").intValue() == yes;
            int at = add(child);
            below = first ? at : below;
            others = first ? others : at;
        }
        trees.lead(place, below, others, node.get("missing").intValue() == yes);
        return place;
    }
}
