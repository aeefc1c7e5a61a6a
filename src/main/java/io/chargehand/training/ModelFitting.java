package io.chargehand.training;

import io.chargehand.feature.FeatureVector;
import io.chargehand.scoring.Calibration;
import io.chargehand.scoring.FeatureEncoder;
import io.chargehand.scoring.Predictor;
import io.chargehand.scoring.RiskModel;
import io.chargehand.scoring.TreeEnsemble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fits one model to the training rows of a partition: the number of rounds and the calibration are chosen by forward
 * chaining on the latest rows of the training period, then the model is fitted once more to all of them.
 */
final class ModelFitting {

    private static final int FEW_ROWS = 500;
    private static final int FEW_OUTCOMES = 100;
    private final TrainingJob job;

    private final FrozenHistory history;
    private final Partition partition;
    private final LearnerFactory learners;
    private final Progress progress;

    ModelFitting(
            TrainingJob job, FrozenHistory history, Partition partition, LearnerFactory learners, Progress progress) {
        this.job = job;
        this.history = history;
        this.partition = partition;
        this.learners = learners;
        this.progress = progress;
    }

    /**
     * A fitted model.
     *
     * @param model ready to score
     * @param learned what the learner gave
     * @param rounds how many rounds were used; 0 of a model without
     * @param chosen how that number was chosen; empty where it was not
     * @param validation out-of-sample figures on the slice, for choosing settings
     * @param withinBlocks mean over the slice's blocks of the AUC within a block, weighted by rows: blind to the base rate
     */
    record Fitted(
            RiskModel model,
            Learner.Learned learned,
            int rounds,
            Optional<RoundsChosen> chosen,
            Optional<Metrics> validation,
            Optional<Double> withinBlocks) {}

    Fitted fit() {
        List<AnsweredBlock> folds = folds();
        Optional<RoundsChosen> chosen = RoundsChoice.of(job.trainer(), folds);
        int rounds = chosen.map(RoundsChosen::rounds).orElse(job.trainer().rounds());
        List<Integer> context = job.calibration().context().stream()
                .map(feature -> job.features().names().indexOf(feature))
                .toList();
        Calibrator.Slice slice = slice(folds, rounds, context);
        List<String> groups = folds.stream()
                .flatMapToInt(fold -> Arrays.stream(fold.rows()))
                .mapToObj(history.groups()::get)
                .toList();
        progress.at("fit", 0, 1);
        FeatureEncoder encoder = encoder(partition.train());
        Learner.Learned learned = bagged(encoder, examples(encoder, partition.train(), partition.cutoff()), rounds);
        progress.at("fit", 1, 1);
        boolean auto = job.calibration().kind() == CalibrationSettings.Kind.AUTO && !folds.isEmpty();
        LevelDrift drift = new LevelDrift(history, partition.train());
        Calibrator.Slice own = auto
                ? drift.without(
                        slice,
                        folds,
                        row -> learned.predictor()
                                .margin(encoder.encode(history.vectors().get(row))))
                : slice;
        Calibration calibration = calibration(own, groups, context.size());
        RiskModel shaped = new RiskModel(encoder, learned.predictor(), context, calibration);
        RiskModel model = auto ? leveled(shaped, drift, folds.get(folds.size() - 1)) : shaped;
        int used = job.trainer().kind().boosts() ? rounds : 0;
        return new Fitted(model, learned, used, chosen, validation(slice, calibration), withinBlocks(folds, rounds));
    }

    /** The model at the base rate of the latest block, as far as training on all rows has not brought it there. */
    private RiskModel leveled(RiskModel model, LevelDrift drift, AnsweredBlock latest) {
        double[] said = Arrays.stream(latest.rows())
                .mapToDouble(row -> Calibration.logit(
                        model.score(history.vectors().get(row)).value()))
                .toArray();
        double move = drift.atEnd(latest.rows(), said, latest.weights());
        return move == 0
                ? model
                : new RiskModel(
                        model.encoder(),
                        model.predictor(),
                        model.context(),
                        model.calibration().moved(move));
    }

    private Optional<Double> withinBlocks(List<AnsweredBlock> folds, int rounds) {
        double sum = 0;
        int count = 0;
        for (AnsweredBlock fold : folds) {
            double[] margins = fold.margins(rounds);
            double auc = Metrics.auc(fold.labels(), margins);
            if (!Double.isNaN(auc)) {
                sum += auc * fold.size();
                count += fold.size();
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(sum / count);
    }

    private Optional<Metrics> validation(Calibrator.Slice slice, Calibration calibration) {
        double[] probabilities = new double[slice.labels().length];
        int positives = 0;
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = calibration.probability(slice.margins()[i], slice.context()[i]);
            positives += slice.labels()[i] ? 1 : 0;
        }
        return positives == 0 || positives == probabilities.length
                ? Optional.empty()
                : Optional.of(Metrics.of(slice.labels(), probabilities));
    }

    private List<AnsweredBlock> folds() {
        List<FoldBlocks.Block> blocks = FoldBlocks.of(job, history, partition.train());
        List<AnsweredBlock> folds = new ArrayList<>();
        for (FoldBlocks.Block block : blocks) {
            progress.at("validate", folds.size(), blocks.size());
            folds.add(fold(block));
        }
        if (!blocks.isEmpty()) {
            progress.at("validate", blocks.size(), blocks.size());
        }
        return folds;
    }

    private AnsweredBlock fold(FoldBlocks.Block block) {
        FeatureEncoder encoder = encoder(block.before());
        Predictor predictor = learn(
                        encoder,
                        examples(encoder, block.before(), block.start()),
                        job.trainer().rounds(),
                        job.seed())
                .predictor();
        float[][] inputs = new float[block.rows().length][];
        boolean[] labels = new boolean[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = encoder.encode(history.vectors().get(block.rows()[i]));
            labels[i] = history.labels()[block.rows()[i]] == 1;
        }
        return new AnsweredBlock(block.rows(), labels, sliceWeights(block.rows()), inputs, predictor);
    }

    private FeatureEncoder encoder(int[] rows) {
        List<FeatureVector> vectors =
                Arrays.stream(rows).mapToObj(history.vectors()::get).toList();
        FeatureEncoder all = FeatureEncoder.fit(
                job.features(), vectors, job.trainer().floor(), job.trainer().kind() != TrainerSettings.Kind.XGBOOST);
        List<FeatureEncoder.Input> taken = all.inputs().stream()
                .filter(input -> job.trainer().takes(input.name()))
                .toList();
        return new FeatureEncoder(all.features(), taken, all.dense());
    }

    /** Learns as often as the trainer has bags, each time with the next seed, and takes the mean of the log-odds. */
    private Learner.Learned bagged(FeatureEncoder encoder, Examples examples, int rounds) {
        int bags = job.trainer().bags();
        if (bags == 1) {
            return learn(encoder, examples, rounds, job.seed());
        }
        List<TreeEnsemble> trees = new ArrayList<>();
        Map<String, byte[]> originals = new LinkedHashMap<>();
        String provenance = "";
        for (int bag = 0; bag < bags; bag++) {
            Learner.Learned one = learn(encoder, examples, rounds, job.seed() + bag);
            trees.add((TreeEnsemble) one.predictor());
            String ending = bag == 0 ? "" : "-" + (bag + 1);
            one.originals().forEach((part, bytes) -> originals.put(part + ending, bytes));
            provenance += (bag == 0 ? "" : "\n") + one.provenance();
        }
        return new Learner.Learned(TreeEnsemble.mean(trees), originals, provenance);
    }

    /** Learns from rows whose classes weigh as the job says, and takes the weights' effect on the log-odds back. */
    private Learner.Learned learn(FeatureEncoder encoder, Examples plain, int rounds, long seed) {
        ClassWeights.Factors factors = job.trainer().classWeights().factors(plain);
        Examples examples = factors.weigh(plain, job.trainer().drift().isPresent());
        Learner.Learned learned = learner(encoder, seed).learn(examples, rounds);
        Predictor predictor = factors.undone(started(learned.predictor(), examples));
        return new Learner.Learned(predictor, learned.originals(), learned.provenance());
    }

    /** A model measured against a moving base rate starts from the weighted rate of all its rows. */
    private Predictor started(Predictor predictor, Examples examples) {
        if (job.trainer().drift().isEmpty() || !(predictor instanceof TreeEnsemble trees)) {
            return predictor;
        }
        double outcomes = 0;
        double weight = 0;
        for (int i = 0; i < examples.size(); i++) {
            outcomes += examples.labels()[i] ? examples.weights()[i] : 0;
            weight += examples.weights()[i];
        }
        return trees.from((float) Calibration.logit(outcomes / weight));
    }

    private Learner learner(FeatureEncoder encoder, long seed) {
        List<Integer> signs = encoder.inputs().stream()
                .map(input -> input.level().isEmpty() ? job.trainer().monotone().getOrDefault(input.name(), 0) : 0)
                .toList();
        return learners.make(job.trainer(), signs, seed);
    }

    private int[] firstOfGroups(int[] rows) {
        Set<String> seen = new HashSet<>();
        return Arrays.stream(rows)
                .filter(row -> seen.add(history.groups().get(row)))
                .toArray();
    }

    private Examples examples(FeatureEncoder encoder, int[] all, long at) {
        int[] rows = job.trainer().firstOfGroup() ? firstOfGroups(all) : all;
        InputMemory.check(
                encoder.inputs().stream().map(FeatureEncoder.Input::name).toList(),
                rows.length,
                job.trainer().floor(),
                Runtime.getRuntime().maxMemory());
        float[][] inputs = new float[rows.length][];
        boolean[] labels = new boolean[rows.length];
        float[] weights = new float[rows.length];
        double[] exact = RowWeights.of(history, rows, at, millis(job.trainer().recency()), censored());
        for (int i = 0; i < rows.length; i++) {
            inputs[i] = encoder.encode(history.vectors().get(rows[i]));
            labels[i] = history.labels()[rows[i]] == 1;
            weights[i] = (float) exact[i];
        }
        List<String> names =
                encoder.inputs().stream().map(FeatureEncoder.Input::label).toList();
        float[] offsets = job.trainer().drift().isPresent()
                ? RowWeights.driftOf(history, rows, millis(job.trainer().drift()))
                : new float[rows.length];
        return new Examples(names, inputs, labels, weights, offsets);
    }

    private boolean censored() {
        return job.trainer().censoring() == TrainerSettings.Censoring.WEIGHT;
    }

    private static long millis(Optional<Duration> halfLife) {
        return halfLife.map(Duration::toMillis).orElse(0L);
    }

    private double[] sliceWeights(int[] rows) {
        return RowWeights.of(
                history, rows, partition.cutoff(), millis(job.calibration().recency()), censored());
    }

    private Calibrator.Slice slice(List<AnsweredBlock> folds, int rounds, List<Integer> context) {
        int[] rows =
                folds.stream().flatMapToInt(fold -> Arrays.stream(fold.rows())).toArray();
        double[] margins = new double[rows.length];
        double[][] contexts = new double[rows.length][context.size()];
        boolean[] labels = new boolean[rows.length];
        int next = 0;
        for (AnsweredBlock fold : folds) {
            double[] ofFold = fold.margins(rounds);
            for (int i = 0; i < fold.rows().length; i++, next++) {
                margins[next] = ofFold[i];
                for (int k = 0; k < context.size(); k++) {
                    contexts[next][k] =
                            Calibration.logit(history.vectors().get(rows[next]).number(context.get(k)));
                }
                labels[next] = fold.labels()[i];
            }
        }
        return new Calibrator.Slice(margins, contexts, labels, rows.length == 0 ? new double[0] : sliceWeights(rows));
    }

    private Calibration calibration(Calibrator.Slice slice, List<String> groups, int contexts) {
        int rows = slice.labels().length;
        int outcomes = 0;
        for (boolean label : slice.labels()) {
            outcomes += label ? 1 : 0;
        }
        if (rows == 0 || outcomes == 0 || outcomes == rows) {
            return new Calibration.None();
        }
        CalibrationSettings.Kind kind = job.calibration().kind();
        if (kind != CalibrationSettings.Kind.AUTO) {
            return calibrate(kind, slice, contexts);
        }
        List<CalibrationSettings.Kind> candidates =
                new ArrayList<>(List.of(CalibrationSettings.Kind.NONE, CalibrationSettings.Kind.PLATT));
        if (contexts > 0) {
            candidates.add(CalibrationSettings.Kind.STACK);
        }
        candidates.add(CalibrationSettings.Kind.BETA);
        if (rows >= FEW_ROWS && Math.min(outcomes, rows - outcomes) >= FEW_OUTCOMES) {
            candidates.add(CalibrationSettings.Kind.ISOTONIC);
        }
        int cut = rows * 3 / 5;
        List<double[]> losses = candidates.stream()
                .map(candidate -> slice.range(cut, rows).losses(calibrate(candidate, slice.range(0, cut), contexts)))
                .toList();
        int chosen = CalibrationChoice.simplest(losses, groups.subList(cut, rows));
        return calibrate(candidates.get(chosen), slice, contexts);
    }

    private static Calibration calibrate(CalibrationSettings.Kind kind, Calibrator.Slice slice, int contexts) {
        return switch (kind) {
            case AUTO, NONE -> new Calibration.None();
            case PLATT -> Calibrator.platt(slice, 0);
            case STACK -> Calibrator.platt(slice, contexts);
            case BETA -> Calibrator.beta(slice);
            case ISOTONIC -> Calibrator.isotonic(slice);
        };
    }
}
