package io.chargehand.training;

import io.chargehand.scoring.RiskModel;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Tries the settings of a job's grid by forward chaining before the split: each block of the later training rows is answered
 * by a model that was trained, its rounds and calibration chosen, on what came before it. The best mean is taken, the earlier
 * on a tie. Equal jobs, rows and seeds give equal answers unless the search is cut short.
 */
final class SettingsSearch {

    private final FrozenHistory history;
    private final Partition partition;
    private final LearnerFactory learners;
    private final Progress progress;

    SettingsSearch(FrozenHistory history, Partition partition, LearnerFactory learners, Progress progress) {
        this.history = history;
        this.partition = partition;
        this.learners = learners;
        this.progress = progress;
    }

    /** The job to train, and how it was found; the job itself where it asks for no search. */
    record Found(TrainingJob job, Optional<SearchReport> report) {}

    private record Measured(SearchGrid.Setting setting, double[] perFold) {
        double mean() {
            return IntStream.range(0, perFold.length)
                    .mapToDouble(i -> perFold[i])
                    .average()
                    .orElseThrow();
        }
    }

    Found choose(TrainingJob job) {
        return job.search().map(search -> choose(job, search)).orElse(new Found(job, Optional.empty()));
    }

    private Found choose(TrainingJob job, SearchSettings search) {
        List<SearchGrid.Setting> settings = new SearchGrid(job, search).settings();
        List<FoldBlocks.Block> blocks = FoldBlocks.of(
                new FoldBlocks.Cut("search.folds", search.share(), search.folds(), search.labels()),
                history,
                partition.train());
        for (SearchGrid.Setting setting : settings) {
            for (FoldBlocks.Block block : blocks) {
                FoldBlocks.of(setting.job(), history, block.before());
            }
        }
        long end = search.minutes().isEmpty()
                ? Long.MAX_VALUE
                : (long) (search.minutes().get() * TimeUnit.MINUTES.toNanos(1));
        long start = System.nanoTime();
        List<Measured> tried = new ArrayList<>();
        String ended = "complete";
        progress.at(Progress.SEARCH, 0, settings.size());
        for (SearchGrid.Setting setting : settings) {
            Optional<double[]> figures = measure(setting, search, blocks, start, end);
            if (figures.isEmpty()) {
                ended = progress.stopped() ? "stopped" : "minutes";
                break;
            }
            tried.add(new Measured(setting, figures.get()));
            progress.at(Progress.SEARCH, tried.size(), settings.size());
        }
        progress.at(Progress.SEARCH, settings.size(), settings.size());
        int best = best(tried, search.measure());
        return new Found(
                best < 0 ? job : tried.get(best).setting().job(),
                Optional.of(report(search, blocks, settings.size(), ended, tried, best)));
    }

    private static int best(List<Measured> tried, SearchSettings.Measure measure) {
        int best = -1;
        for (int i = 0; i < tried.size(); i++) {
            if (best < 0 || measure.better(tried.get(i).mean(), tried.get(best).mean())) {
                best = i;
            }
        }
        return best;
    }

    /** The figures on all folds; empty when the search was told to end meanwhile. */
    private Optional<double[]> measure(
            SearchGrid.Setting setting, SearchSettings search, List<FoldBlocks.Block> blocks, long start, long end) {
        List<Callable<Double>> works = new ArrayList<>();
        for (FoldBlocks.Block block : blocks) {
            works.add(() -> progress.stopped() || System.nanoTime() - start >= end
                    ? Double.NaN
                    : search.measure().of(onBlock(setting.job(), block)));
        }
        double[] figures =
                SideBySide.all(works).stream().mapToDouble(Double::doubleValue).toArray();
        boolean whole = IntStream.range(0, figures.length).noneMatch(i -> Double.isNaN(figures[i]));
        return whole ? Optional.of(figures) : Optional.empty();
    }

    private Metrics onBlock(TrainingJob job, FoldBlocks.Block block) {
        Partition before = new Partition(block.start(), block.before(), block.rows());
        RiskModel model = new ModelFitting(job, history, before, learners, Progress.SILENT)
                .fit()
                .model();
        boolean[] labels = new boolean[block.rows().length];
        double[] probabilities = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = history.labels()[block.rows()[i]] == 1;
            probabilities[i] =
                    model.score(history.vectors().get(block.rows()[i])).value();
        }
        return Metrics.of(labels, probabilities);
    }

    private static SearchReport report(
            SearchSettings search,
            List<FoldBlocks.Block> blocks,
            int planned,
            String ended,
            List<Measured> tried,
            int best) {
        List<SearchReport.Tried> rows = new ArrayList<>();
        for (Measured each : tried) {
            double[] behind = new double[blocks.size()];
            for (int i = 0; i < behind.length; i++) {
                behind[i] = (each.perFold()[i] - tried.get(best).perFold()[i])
                        * (search.measure() == SearchSettings.Measure.AUC ? -1 : 1);
            }
            rows.add(new SearchReport.Tried(
                    each.setting().values(),
                    IntStream.range(0, behind.length)
                            .mapToObj(i -> each.perFold()[i])
                            .toList(),
                    each.mean(),
                    standardError(each.perFold()),
                    IntStream.range(0, behind.length)
                            .mapToDouble(i -> behind[i])
                            .average()
                            .orElseThrow(),
                    standardError(behind)));
        }
        String measure = switch (search.measure()) {
            case BRIER -> "brier";
            case LOG_LOSS -> "logLoss";
            case AUC -> "auc";
        };
        return new SearchReport(
                measure,
                blocks.stream()
                        .map(block -> new SearchReport.Fold(
                                Instant.ofEpochMilli(block.start()), block.rows().length, block.before().length))
                        .toList(),
                planned,
                ended,
                rows,
                best);
    }

    private static double standardError(double[] figures) {
        return figures.length < 2 ? 0 : new StandardDeviation().evaluate(figures) / Math.sqrt(figures.length);
    }
}
