package io.chargehand.training.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import io.chargehand.training.Examples;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.classification.Label;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.common.xgboost.XGBoostTrainer;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Tribuo's XGBoost trainer for two classes with one tree a round ({@code binary:logistic}). Tribuo's own classification
 * trainer grows one tree per class and round, which doubles the work and makes monotone constraints void: each class's
 * trees would be constrained the same way.
 */
final class BinaryXgboostTrainer extends XGBoostTrainer<Label> {

    private final Map<String, Object> settings;
    private final Examples rows;

    /** Trains on these rows; a dataset says what Tribuo knows of them. */
    BinaryXgboostTrainer(int rounds, Map<String, Object> settings, Examples rows) {
        super(rounds, settings);
        this.rows = rows;
        this.settings = Map.copyOf(settings);
    }

    @Override
    public void postConfig() {
        // parameters come as a map: nothing is configured
    }

    @Override
    public XGBoostModel<Label> train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
        return train(examples, runProvenance, INCREMENT_INVOCATION_COUNT);
    }

    @Override
    public synchronized XGBoostModel<Label> train(
            Dataset<Label> examples, Map<String, Provenance> runProvenance, int invocationCount) {
        ImmutableFeatureMap featureMap = examples.getFeatureIDMap();
        if (invocationCount != INCREMENT_INVOCATION_COUNT) {
            setInvocationCount(invocationCount);
        }
        TrainerProvenance trainerProvenance = getProvenance();
        trainInvocationCounter++;
        try {
            DMatrix data = RowMatrix.of(rows, featureMap);
            try {
                Booster booster = XGBoost.train(data, copyParams(settings), numTrees, Map.of(), null, null);
                ModelProvenance provenance = new ModelProvenance(
                        XGBoostModel.class.getName(),
                        OffsetDateTime.now(ZoneOffset.UTC),
                        examples.getProvenance(),
                        trainerProvenance,
                        runProvenance);
                return createModel(
                        "binary-risk",
                        provenance,
                        featureMap,
                        examples.getOutputIDInfo(),
                        List.of(booster),
                        new BinaryConverter());
            } finally {
                data.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost failed to train: " + e.getMessage(), e);
        }
    }

    @Override
    public TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }
}
