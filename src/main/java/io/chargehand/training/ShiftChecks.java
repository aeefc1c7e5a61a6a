package io.chargehand.training;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureVector;

import java.util.ArrayList;
import java.util.List;

/** Features that say nothing in training but something in the test: constant there, or missing. Reads no label. Stateless. */
final class ShiftChecks {

    private ShiftChecks() {}

    static List<Leak> of(TrainingJob job, FrozenHistory history, Partition partition) {
        List<Leak> found = new ArrayList<>();
        List<Feature> features = job.features().features();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            if (job.trainer().takes(feature.name())) {
                Values train = Values.of(history, partition.train(), feature, i);
                Values test = Values.of(history, partition.test(), feature, i);
                if (train.present == 0 && test.present > 0) {
                    found.add(new Leak(
                            Leak.Check.MISSING_IN_TRAINING,
                            feature.name(),
                            "missing in every training row, but not in " + test.present + " of "
                                    + partition.test().length + " test rows: nothing can be learned from it"));
                } else if (train.constant() && !(test.constant() && test.first.equals(train.first))) {
                    found.add(new Leak(
                            Leak.Check.CONSTANT_IN_TRAINING,
                            feature.name(),
                            "always " + train.first
                                    + " in training, but not in the test: nothing can be learned from it"));
                }
            }
        }
        return found;
    }

    /** What values some rows have. */
    private static final class Values {
        private final int rows;
        private int present;
        private boolean differ;
        private String first = "";

        private Values(int rows) {
            this.rows = rows;
        }

        static Values of(FrozenHistory history, int[] rows, Feature feature, int at) {
            Values values = new Values(rows.length);
            for (int row : rows) {
                FeatureVector vector = history.vectors().get(row);
                boolean text = feature.isCategory();
                if (text ? !vector.category(at).isEmpty() : !Double.isNaN(vector.number(at))) {
                    values.add(text ? vector.category(at) : String.valueOf(vector.number(at)));
                }
            }
            return values;
        }

        private void add(String value) {
            differ |= present > 0 && !value.equals(first);
            first = present == 0 ? value : first;
            present++;
        }

        private boolean constant() {
            return !differ && present == rows;
        }
    }
}
