package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.Rules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a model is trained: the {@code trainer} key of a job.
 *
 * @param kind which trainer
 * @param rounds the most boosting rounds; the number used is chosen on later slices unless {@code fixedRounds}
 * @param fixedRounds whether exactly {@code rounds} are used
 * @param depth the deepest a tree may be
 * @param learningRate the shrinkage per round
 * @param minChildWeight the least training weight of a leaf
 * @param subsample share of rows drawn per round
 * @param columnSample share of inputs drawn per round
 * @param l2 ridge penalty; for the linear trainer the inverse of LIBLINEAR's cost
 * @param baseL2 ridge penalty of the linear model under stacked trees, as {@code l2} for the linear trainer
 * @param l1 lasso penalty of leaves
 * @param minSplitGain the least gain of a split
 * @param threads how many threads train
 * @param floor how often a category's level must occur to have an input of its own
 * @param recency half-life of a training row's weight before the split; none to weigh all alike
 * @param drift half-life of the moving base rate that rows are measured against in training, so that the model learns what
 *     tells rows of one time apart and not when they were; none to learn from the plain labels
 * @param censoring how rows whose label is not known yet are treated
 * @param tolerance relative change at which the linear trainer stops
 * @param only names of the features that train, a trailing {@code *} standing for any ending; none for all
 * @param firstOfGroup whether only the first row of each group trains: for labels that the rows of a group have in common
 * @param monotone sign per feature's name: 1 when the risk may not fall with it, -1 when it may not rise
 * @param classWeights how much rows of each class weigh
 * @param stopping when boosting is long enough; none for the fewest losses of all rounds, of a stack for all rounds
 * @param cart what is set of a single tree
 * @param bags how many models of one seed each are averaged; 1 for one model
 */
public record TrainerSettings(
        Kind kind,
        int rounds,
        boolean fixedRounds,
        int depth,
        double learningRate,
        double minChildWeight,
        double subsample,
        double columnSample,
        double l2,
        double baseL2,
        double l1,
        double minSplitGain,
        int threads,
        int floor,
        Optional<Duration> recency,
        Optional<Duration> drift,
        Censoring censoring,
        double tolerance,
        List<String> only,
        boolean firstOfGroup,
        Map<String, Integer> monotone,
        ClassWeights classWeights,
        Optional<EarlyStopping> stopping,
        CartSettings cart,
        int bags) {

    private static final String ALIKE = "must not be given where a linear model is trained, which weighs rows alike";

    /** Whether a feature of that name trains. */
    public boolean takes(String feature) {
        return only.isEmpty() || only.stream().anyMatch(name -> matches(name, feature));
    }

    private static boolean matches(String name, String feature) {
        return name.endsWith("*") ? feature.startsWith(name.substring(0, name.length() - 1)) : feature.equals(name);
    }

    /** Checks that every name of {@link #only} stands for a feature. */
    void check(List<String> features) {
        for (String name : only) {
            Rules.require(
                    features.stream().anyMatch(feature -> matches(name, feature)),
                    "trainer.only",
                    name,
                    "must name a feature");
        }
    }

    /** Which trainer. */
    public enum Kind {
        /** Gradient-boosted trees. */
        XGBOOST,
        /** Logistic regression. */
        LINEAR,
        /** Logistic regression, and boosted trees on what it leaves unexplained. */
        STACK,
        /** One tree. */
        CART;

        /** Whether it is made in rounds. */
        public boolean boosts() {
            return this == XGBOOST || this == STACK;
        }

        /** Whether each training row may weigh for itself. */
        boolean weighsRows() {
            return this == XGBOOST || this == CART;
        }
    }

    /** How rows whose label was not known at the split instant are treated. */
    public enum Censoring {
        /** Left out. */
        DROP,
        /** Left out, and each known row weighs one over the chance that a row of its age is known by then. */
        WEIGHT
    }

    private enum Direction {
        INCREASING,
        DECREASING
    }

    /** Reads the settings; absent keys take the defaults written here. */
    public static TrainerSettings read(SettingsTree tree) {
        Map<String, Integer> monotone = new LinkedHashMap<>();
        tree.findChild("monotone").ifPresent(named -> {
            for (String feature : named.names()) {
                Direction direction = named.choice(feature, Direction.class);
                monotone.put(feature, direction == Direction.INCREASING ? 1 : -1);
            }
        });
        Kind kind = tree.choice("kind", Kind.class);
        refuse(tree, List.of("driftHalfLife", "recencyHalfLife", "censoring", "monotone"), !kind.weighsRows(), ALIKE);
        refuse(
                tree,
                List.of("driftHalfLife", "monotone"),
                kind == Kind.CART,
                "must not be given for a single tree, which cannot heed it");
        return new TrainerSettings(
                kind,
                tree.whole("rounds", 300, 1, 5000),
                tree.truth("fixedRounds", false),
                tree.whole("depth", 4, 1, 12),
                tree.number("learningRate", 0.05, 1e-4, 1),
                tree.number("minChildWeight", 10, 0, 1e6),
                tree.number("subsample", 0.8, 0.05, 1),
                tree.number("columnSample", 0.8, 0.05, 1),
                tree.number("l2", 1, 0, 1e6),
                tree.number("baseL2", 3, 0, 1e6),
                tree.number("l1", 0, 0, 1e6),
                tree.number("minSplitGain", 0, 0, 1e6),
                tree.whole("threads", 2, 1, 64),
                tree.whole("minLevelCount", 20, 1, 1_000_000),
                tree.findDuration("recencyHalfLife"),
                tree.findDuration("driftHalfLife"),
                tree.choice("censoring", Censoring.DROP),
                tree.number("tolerance", 1e-4, 1e-8, 0.1),
                tree.texts("only"),
                tree.truth("firstOfGroup", false),
                monotone,
                ClassWeights.read(tree),
                EarlyStopping.read(tree, kind),
                CartSettings.read(tree, kind),
                bags(tree, kind));
    }

    private static int bags(SettingsTree tree, Kind kind) {
        int bags = tree.whole("bags", 1, 1, 100);
        refuse(
                tree,
                List.of("bags"),
                kind != Kind.XGBOOST,
                "must not be given but for kind xgboost, whose draws differ by seed");
        boolean drawn = tree.number("subsample", 0.8, 0.05, 1) < 1 || tree.number("columnSample", 0.8, 0.05, 1) < 1;
        refuse(
                tree,
                List.of("bags"),
                bags > 1 && !drawn,
                "must be 1 where neither subsample nor columnSample is below 1");
        return bags;
    }

    private static void refuse(SettingsTree tree, List<String> keys, boolean unfit, String rule) {
        for (String key : keys) {
            if (unfit && tree.has(key)) {
                tree.keep(tree.wrong(key, tree.raw().get(key), rule));
            }
        }
    }
}
