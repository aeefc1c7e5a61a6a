package io.chargehand.training.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.chargehand.scoring.TreeEnsemble;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.common.tree.protos.LeafNodeProto;
import org.tribuo.common.tree.protos.SplitNodeProto;
import org.tribuo.common.tree.protos.TreeModelProto;
import org.tribuo.common.tree.protos.TreeNodeProto;
import org.tribuo.protos.core.ModelProto;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a counted tree into flat arrays and back into Tribuo's form, so that both answer the same. A node's rate is drawn toward
 * its parent's: {@code (outcomes + smoothing × parent's rate) / (weight + smoothing)}, from the root down. Stateless.
 */
final class CartWriter {

    /** Rates stay this far from 0 and 1, where log-odds end. */
    private static final double EDGE = 1e-7;

    private static final int ROOT = -1;

    private final double smoothing;
    private final FlatTrees flat = new FlatTrees();
    private final List<TreeNodeProto> nodes = new ArrayList<>();

    /** What is written: flat arrays, and Tribuo's model. */
    record Written(TreeEnsemble trees, TreeModel<Label> model) {}

    private CartWriter(double smoothing) {
        this.smoothing = smoothing;
    }

    /**
     * Writes a tree.
     *
     * @param grown Tribuo's, which lends its domains and provenance
     * @param root the tree to write
     * @param smoothing rows' worth of its parent's rate that a node borrows
     */
    static Written write(TreeModel<Label> grown, CartNode root, double smoothing, int inputs) {
        CartWriter writer = new CartWriter(smoothing);
        writer.flat.root();
        writer.add(root, ROOT, root.outcomes() / root.weight());
        return new Written(writer.flat.ensemble(inputs), writer.model(grown));
    }

    private int add(CartNode node, int parent, double parentRate) {
        double rate = (node.outcomes() + smoothing * parentRate) / (node.weight() + smoothing);
        if (!(node instanceof CartNode.Split split)) {
            return leaf(parent, kept(rate), node.weight());
        }
        int place = flat.split(split.input(), threshold(split.threshold()), (float) split.weight());
        nodes.add(TreeNodeProto.getDefaultInstance());
        int below = add(split.below(), place, rate);
        int above = add(split.above(), place, rate);
        flat.lead(place, below, above, split.missingBelow());
        SplitNodeProto data = SplitNodeProto.newBuilder()
                .setParentIdx(parent)
                .setCurIdx(place)
                .setLessThanOrEqualIdx(below)
                .setGreaterThanIdx(above)
                .setSplitFeatureIdx(split.feature())
                .setSplitValue(split.threshold())
                .setImpurity(split.impurity())
                .build();
        nodes.set(place, node(SplitNode.class, Any.pack(data)));
        return place;
    }

    private int leaf(int parent, double rate, double weight) {
        int place = flat.leaf((float) Math.log(rate / (1 - rate)), (float) weight);
        Label yes = new Label(TribuoData.YES.getLabel(), rate);
        Label no = new Label(TribuoData.NO.getLabel(), 1 - rate);
        LeafNodeProto data = LeafNodeProto.newBuilder()
                .setParentIdx(parent)
                .setCurIdx(place)
                .setImpurity(2 * rate * (1 - rate))
                .setOutput((rate > 0.5 ? yes : no).serialize())
                .putScore(yes.getLabel(), yes.serialize())
                .putScore(no.getLabel(), no.serialize())
                .setGeneratesProbabilities(true)
                .build();
        nodes.add(node(LeafNode.class, Any.pack(data)));
        return place;
    }

    private static double kept(double rate) {
        return Math.max(EDGE, Math.min(1 - EDGE, rate));
    }

    /** The least single-precision number above a threshold: what is below it is at or below the threshold. */
    private static float threshold(double split) {
        float near = (float) split;
        return near > split ? near : Math.nextUp(near);
    }

    private static TreeNodeProto node(Class<?> type, Any data) {
        return TreeNodeProto.newBuilder()
                .setVersion(0)
                .setClassName(type.getName())
                .setSerializedData(data)
                .build();
    }

    @SuppressWarnings("unchecked") // the domain is the grown model's, of labels
    private TreeModel<Label> model(TreeModel<Label> grown) {
        ModelProto whole = grown.serialize();
        try {
            TreeModelProto tree = whole.getSerializedData().unpack(TreeModelProto.class);
            TreeModelProto written =
                    tree.toBuilder().clearNodes().addAllNodes(nodes).build();
            return (TreeModel<Label>) Model.deserialize(
                    whole.toBuilder().setSerializedData(Any.pack(written)).build());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("Tribuo's tree has another form than its version says", e);
        }
    }
}
