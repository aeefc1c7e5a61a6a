package io.chargehand.training;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureVector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Features that say nothing in training but something in the test: constant there, or missing. Reads no label. Stateless. */
final class ShiftChecks {

    /** From this share of test rows on, values that training never had are told. */
    private static final double BEYOND = 0.2;

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
                } else {
                    beyond(history, partition.test(), feature, i, train).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** Trees answer a number beyond training's range as the nearest value they know, and a new level as any rare one. */
    private static Optional<Leak> beyond(FrozenHistory history, int[] test, Feature feature, int at, Values train) {
        int rows = 0;
        for (int row : test) {
            FeatureVector vector = history.vectors().get(row);
            rows += train.knows(vector, feature.isCategory(), at) ? 0 : 1;
        }
        if (rows < BEYOND * test.length) {
            return Optional.empty();
        }
        String what = feature.isCategory()
                ? "of levels that no training row has"
                : "outside " + train.least + " to " + train.most + ", its range in training";
        return Optional.of(new Leak(
                Leak.Check.BEYOND_TRAINING,
                feature.name(),
                rows + " of " + test.length + " test rows are " + what
                        + ": what they do to the outcome cannot have been learned, and a part of the calendar needs a"
                        + " history of more than a whole round"));
    }

    /** What values some rows have. */
    private static final class Values {
        private final int rows;
        private int present;
        private boolean differ;
        private String first = "";
        private final Set<String> levels = new HashSet<>();
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;

        private Values(int rows) {
            this.rows = rows;
        }

        static Values of(FrozenHistory history, int[] rows, Feature feature, int at) {
            Values values = new Values(rows.length);
            for (int row : rows) {
                FeatureVector vector = history.vectors().get(row);
                if (feature.isCategory() && !vector.category(at).isEmpty()) {
                    values.levels.add(vector.category(at));
                    values.add(vector.category(at));
                } else if (!feature.isCategory() && !Double.isNaN(vector.number(at))) {
                    values.least = Math.min(values.least, vector.number(at));
                    values.most = Math.max(values.most, vector.number(at));
                    values.add(String.valueOf(vector.number(at)));
                }
            }
            return values;
        }

        /** Whether a row has a value that these rows had, or none. */
        private boolean knows(FeatureVector vector, boolean text, int at) {
            if (text) {
                return vector.category(at).isEmpty() || levels.contains(vector.category(at));
            }
            double value = vector.number(at);
            return Double.isNaN(value) || value >= least && value <= most;
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
