package io.chargehand.training.tribuo;

import com.google.protobuf.Any;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostOutputConverter;
import org.tribuo.common.xgboost.protos.XGBoostOutputConverterProto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the one probability of {@code binary:logistic} into Tribuo's prediction over both labels. Immutable. */
public final class BinaryConverter implements XGBoostOutputConverter<Label> {

    private static final long serialVersionUID = 1L;

    /** Read by Tribuo when it loads a model. */
    public static BinaryConverter deserializeFromProto(int version, String className, Any message) {
        if (version != 0) {
            throw new IllegalArgumentException("Unknown version " + version);
        }
        return new BinaryConverter();
    }

    @Override
    public boolean generatesProbabilities() {
        return true;
    }

    @Override
    public Prediction<Label> convertOutput(
            ImmutableOutputInfo<Label> info, List<float[]> output, int numValidFeatures, Example<Label> example) {
        double yes = output.get(0)[0];
        Map<String, Label> scores = new HashMap<>();
        scores.put(TribuoData.YES.getLabel(), new Label(TribuoData.YES.getLabel(), yes));
        scores.put(TribuoData.NO.getLabel(), new Label(TribuoData.NO.getLabel(), 1 - yes));
        Label best = yes > 0.5 ? scores.get(TribuoData.YES.getLabel()) : scores.get(TribuoData.NO.getLabel());
        return new Prediction<>(best, scores, numValidFeatures, example, true);
    }

    @Override
    public List<Prediction<Label>> convertBatchOutput(
            ImmutableOutputInfo<Label> info,
            List<float[][]> outputs,
            int[] numValidFeatures,
            Example<Label>[] examples) {
        List<Prediction<Label>> predictions = new ArrayList<>(examples.length);
        for (int i = 0; i < examples.length; i++) {
            predictions.add(convertOutput(info, List.of(outputs.get(0)[i]), numValidFeatures[i], examples[i]));
        }
        return predictions;
    }

    @Override
    public Class<Label> getTypeWitness() {
        return Label.class;
    }

    @Override
    public XGBoostOutputConverterProto serialize() {
        return XGBoostOutputConverterProto.newBuilder()
                .setVersion(0)
                .setClassName(BinaryConverter.class.getName())
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BinaryConverter;
    }

    @Override
    public int hashCode() {
        return BinaryConverter.class.hashCode();
    }
}
