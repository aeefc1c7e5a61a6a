package io.chargehand.training;

import io.chargehand.feature.Fact;
import io.chargehand.feature.Row;
import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.scoring.ModelArtifact;
import io.chargehand.scoring.RateTable;
import io.chargehand.scoring.RiskModel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Runs a job: freezes the history, fits on the rows before the split, measures on those after it beside the prior and
 * the rate table. Thread-safe.
 */
public final class TrainingRun {

    private final RowReader files;
    private final List<RowSource> sources;
    private final LearnerFactory learners;
    private final Map<String, String> libraries;
    private final Champion.Source champions;

    /**
     * Makes a runner that compares with no champion.
     *
     * @param files reads CSV extracts
     * @param sources operational histories
     * @param learners makes learners
     * @param libraries versions of the learning libraries, by name
     */
    public TrainingRun(
            RowReader files, List<RowSource> sources, LearnerFactory learners, Map<String, String> libraries) {
        this(files, sources, learners, libraries, Champion.Source.NONE);
    }

    /**
     * Makes a runner.
     *
     * @param files reads CSV extracts
     * @param sources operational histories
     * @param learners makes learners
     * @param libraries versions of the learning libraries, by name
     * @param champions finds the champion that a model is compared with
     */
    public TrainingRun(
            RowReader files,
            List<RowSource> sources,
            LearnerFactory learners,
            Map<String, String> libraries,
            Champion.Source champions) {
        this.champions = champions;
        this.files = files;
        this.sources = List.copyOf(sources);
        this.learners = learners;
        this.libraries = Map.copyOf(libraries);
    }

    /** Rows as read from a job's source. */
    record Input(
            List<Row> rows,
            List<Fact> others,
            String origin,
            String sha256,
            int lines,
            int unparsable,
            List<String> examples,
            Map<String, Integer> dropped) {}

    /**
     * Runs a job.
     *
     * @param data the CSV file, in place of the job's own path
     * @throws InvalidInputException when the data or the job cannot be used, saying why
     */
    public TrainingResult run(TrainingJob job, Optional<Path> data, Progress progress) {
        return runHeads(List.of(job), data, progress).get(0);
    }

    /**
     * Runs jobs that differ in their label alone: the history is read and its features are evaluated once, and the jobs are
     * done side by side, which changes nothing in what each learns.
     *
     * @param heads at least one
     * @return one result per job, in the same order
     */
    public List<TrainingResult> runHeads(List<TrainingJob> heads, Optional<Path> data, Progress progress) {
        return placed(heads.get(0), () -> allHeads(heads, data, progress));
    }

    /** Does a job's work; errors about a key of the job tell where it stands in the job's file. */
    private static <T> T placed(TrainingJob job, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw Faults.joined(job.places().ofRunning(e));
        }
    }

    private List<TrainingResult> allHeads(List<TrainingJob> heads, Optional<Path> data, Progress progress) {
        TrainingJob first = heads.get(0);
        progress.at("read", 0, 1);
        Input input = read(first, data);
        progress.at("read", 1, 1);
        progress.at("features", 0, 1);
        FrozenHistory shared = FrozenHistory.freeze(first, input.rows(), input.others());
        progress.at("features", 1, 1);
        ChampionTrial trial = trial(first, data);
        if (heads.size() == 1) {
            return List.of(head(first, input, shared, trial, progress));
        }
        HeadCount count = new HeadCount(progress, heads.size(), first.search().isPresent());
        List<Callable<TrainingResult>> works = new ArrayList<>();
        for (TrainingJob job : heads) {
            works.add(() -> {
                TrainingResult result = head(job, input, shared, trial, progress.quiet());
                count.finished();
                return result;
            });
        }
        return SideBySide.all(works);
    }

    /** Puts champions to rows of the same data. */
    private ChampionTrial trial(TrainingJob job, Optional<Path> data) {
        Optional<Path> same = data.isEmpty() && job.source() instanceof SourceSettings.Csv csv
                ? csv.path().map(Path::of)
                : data;
        return new ChampionTrial(champions, sources, theirs -> {
            Input input = read(CsvInput.withStreamFilesOf(job, theirs), same);
            return FrozenHistory.freeze(theirs, input.rows(), input.others());
        });
    }

    private TrainingResult head(
            TrainingJob asked, Input input, FrozenHistory shared, ChampionTrial trial, Progress progress) {
        FrozenHistory history = shared.withLabel(asked);
        FrozenHistory taught = history.taught(asked);
        Partition partition = Partition.of(history, taught, asked.split());
        partition.checkClasses(history, taught);
        List<Leak> leaks = new LeakChecks(asked, history, partition).check(inOrder(asked, input));
        SettingsSearch.Found found = new SettingsSearch(taught, partition, learners, progress).choose(asked);
        TrainingJob job = found.job();
        ModelFitting.Fitted fitted = new ModelFitting(job, taught, partition, learners, progress).fit();
        RateTable table = ForwardFolds.rateTable(job, history, partition.labelled());
        ModelArtifact artifact =
                new ModelArtifact(job.name(), job.label(), job.settings(), fitted.model(), table, libraries);
        List<FoldFigures> folds = ForwardFolds.of(job, history, partition, learners, progress);
        return measure(
                job, input, history, partition, fitted, artifact, new Findings(leaks, folds, trial, found.report()));
    }

    /** The rows as a file holds them; none where the source has no order of its own. */
    private static List<Row> inOrder(TrainingJob job, Input input) {
        return job.source() instanceof SourceSettings.Csv ? input.rows() : List.of();
    }

    /** Tells how many heads are trained. Thread-safe. */
    private static final class HeadCount {
        private final Progress progress;
        private final int heads;
        private final String stage;
        private int finished;

        HeadCount(Progress progress, int heads, boolean searched) {
            this.progress = progress;
            this.heads = heads;
            this.stage = searched ? Progress.SEARCH + " of heads" : "heads";
            progress.at(stage, 0, heads);
        }

        synchronized void finished() {
            finished++;
            progress.at(stage, finished, heads);
        }
    }

    /** Measures a kept model on the test rows of a job. */
    public TrainingResult evaluate(TrainingJob job, ModelArtifact artifact, Optional<Path> data, Progress progress) {
        return placed(job, () -> evaluated(job, artifact, data));
    }

    private TrainingResult evaluated(TrainingJob job, ModelArtifact artifact, Optional<Path> data) {
        Input input = read(job, data);
        FrozenHistory history = FrozenHistory.freeze(job, input.rows(), input.others());
        Partition partition = Partition.of(history, history.taught(job), job.split());
        ModelFitting.Fitted kept = new ModelFitting.Fitted(
                artifact.model(),
                new Learner.Learned(artifact.model().predictor(), Map.of(), ""),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return measure(
                job,
                input,
                history,
                partition,
                kept,
                artifact,
                new Findings(List.of(), List.of(), trial(job, data), Optional.empty()));
    }

    /** Scores every usable row of a job's source, whatever its side of the split, in order of decision. */
    public List<ScoredRow> score(TrainingJob job, ModelArtifact artifact, Optional<Path> data) {
        return placed(job, () -> scored(job, artifact, data));
    }

    private List<ScoredRow> scored(TrainingJob job, ModelArtifact artifact, Optional<Path> data) {
        Input input = read(job, data);
        FrozenHistory history = FrozenHistory.freeze(job, input.rows(), input.others());
        List<ScoredRow> scored = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            scored.add(new ScoredRow(
                    RateTable.joined(history.rows().get(i), job.key()),
                    history.labels()[i],
                    artifact.model().score(history.vectors().get(i)).value(),
                    artifact.rateTable().rate(history.rows().get(i)),
                    history.groups().get(i)));
        }
        return scored;
    }

    private Input read(TrainingJob job, Optional<Path> data) {
        if (job.source() instanceof SourceSettings.Csv csv) {
            return new CsvInput(files, job, csv).read(data);
        }
        String name = ((SourceSettings.History) job.source()).rows();
        RowSource source = sources.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("source.history", name, "must be a known history"));
        RowSource.SourceRows rows = source.read(job.features());
        return new Input(
                rows.rows(),
                rows.others(),
                "history " + name,
                RowsHash.of(rows.rows()),
                rows.rows().size(),
                0,
                List.of(),
                Map.of());
    }

    private static Map<String, Integer> together(Map<String, Integer> some, Map<String, Integer> others) {
        Map<String, Integer> all = new LinkedHashMap<>(some);
        others.forEach((reason, count) -> all.merge(reason, count, Integer::sum));
        return all;
    }

    /** What is known of a run beside its model. */
    private record Findings(
            List<Leak> leaks, List<FoldFigures> folds, ChampionTrial trial, Optional<SearchReport> search) {}

    private TrainingResult measure(
            TrainingJob job,
            Input input,
            FrozenHistory history,
            Partition partition,
            ModelFitting.Fitted fitted,
            ModelArtifact artifact,
            Findings findings) {
        int[] test = partition.test();
        RiskModel model = fitted.model();
        Measured measured = Measured.of(history, test, model, artifact.rateTable());
        List<ScoredRow> rows = new ArrayList<>();
        for (int i = 0; i < test.length; i++) {
            rows.add(new ScoredRow(
                    RateTable.joined(history.rows().get(test[i]), job.key()),
                    history.labels()[test[i]],
                    measured.probabilities()[i],
                    measured.rateTable()[i],
                    measured.groups().get(i)));
        }
        Metrics metrics = Metrics.of(measured.labels(), measured.probabilities());
        Metrics tableMetrics = Metrics.of(measured.labels(), measured.rateTable());
        return new TrainingResult(
                job,
                artifact,
                fitted.learned(),
                fitted.rounds(),
                fitted.chosen(),
                fitted.validation(),
                fitted.withinBlocks(),
                metrics,
                Metrics.of(measured.labels(), measured.priors()),
                tableMetrics,
                Bootstrap.intervals(measured, job.resamples(), job.seed()),
                job.gates().failures(metrics, tableMetrics),
                rows,
                Metrics.reliability(measured.labels(), measured.probabilities()),
                new TrainingResult.Origin(
                        input.origin(),
                        input.sha256(),
                        input.lines(),
                        input.unparsable(),
                        input.examples(),
                        input.rows().size(),
                        partition.train().length,
                        StandInFigures.of(job, history, partition),
                        partition.cutoff(),
                        partition.from(),
                        together(partition.dropped(), input.dropped())),
                findings.leaks(),
                LabelsNotKnown.of(history, partition, job.trainer().censoring()),
                new ReferenceRows(history, partition).of(job.label(), model, metrics),
                Evaluation.of(
                        job,
                        history,
                        partition,
                        model,
                        measured,
                        findings.folds(),
                        findings.trial().compare(job, history, partition, measured)),
                Optional.empty(),
                findings.search());
    }
}
