package io.chargehand.training;

import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureSetReader;
import io.chargehand.feature.NearestName;
import io.chargehand.feature.SettingsTree;
import io.chargehand.feature.Stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the parts of one job, each for itself, so that a fault in one hides none in another. Single-threaded. */
final class JobReader {

    private final SettingsTree job;
    private final Map<String, RowSource> sources;

    JobReader(SettingsTree job, Map<String, RowSource> sources) {
        this.job = job;
        this.sources = sources;
    }

    private record Table(List<String> by, double smoothing) {}

    /** The job; empty when a part is at fault, which the tree keeps. */
    Optional<TrainingJob> read(JobPlaces places) {
        Optional<String> name = job.keep(() -> job.text("name"));
        String description = job.text("description", "");
        List<String> key = job.texts("key");
        List<String> group = job.texts("group");
        Optional<TrainerSettings> trainer = trainer();
        Optional<CalibrationSettings> calibration = job.keep(() -> job.findChild("calibration"))
                .flatMap(found -> section(found, CalibrationSettings::read));
        Optional<Table> table = table();
        Optional<GateSettings> gates =
                job.keep(() -> job.findChild("gates")).flatMap(found -> section(found, GateSettings::read));
        Optional<LeakSettings> leaks =
                job.keep(() -> job.findChild("leakChecks")).flatMap(found -> section(found, LeakSettings::read));
        Optional<EvaluationSettings> evaluation = job.keep(() -> EvaluationSettings.read(job));
        Optional<Optional<SearchSettings>> search = job.keep(() -> job.findChild("search"))
                .flatMap(found -> found.isEmpty()
                        ? Optional.of(Optional.empty())
                        : found.get().attempt(() -> Optional.of(SearchSettings.read(found.get()))));
        int resamples = job.whole("bootstrap", 1000, 0, 100_000);
        int seed = job.whole("seed", 1, 0, Integer.MAX_VALUE);
        job.keep(() -> headTrainers(job));
        Optional<String> label = job.keep(this::label);
        Optional<Optional<String>> standIn = job.keep(this::standIn);
        Optional<SourceSettings> source = job.attempt(() -> SourceSettings.read(job));
        Optional<SplitSettings> split = split();
        Optional<FeatureSet> features = features(source);
        if (name.isEmpty()
                || trainer.isEmpty()
                || calibration.isEmpty()
                || table.isEmpty()
                || gates.isEmpty()
                || leaks.isEmpty()
                || evaluation.isEmpty()
                || search.isEmpty()
                || label.isEmpty()
                || standIn.isEmpty()
                || source.isEmpty()
                || split.isEmpty()
                || features.isEmpty()) {
            return Optional.empty();
        }
        return job.keep(() -> searchable(new TrainingJob(
                name.get(),
                description,
                source.get(),
                features.get(),
                key,
                group,
                label.get(),
                standIn.get(),
                trainer.get(),
                calibration.get(),
                split.get(),
                table.get().by(),
                table.get().smoothing(),
                gates.get(),
                leaks.get(),
                evaluation.get(),
                search.get(),
                resamples,
                seed,
                job.raw(),
                places)));
    }

    /** The job, if each setting that its search may try can be trained. */
    private static TrainingJob searchable(TrainingJob job) {
        job.search().ifPresent(search -> new SearchGrid(job, search).check());
        return job;
    }

    private interface Section<T> {
        T read(Optional<SettingsTree> tree);
    }

    private static <T> Optional<T> section(Optional<SettingsTree> tree, Section<T> reader) {
        return tree.isPresent()
                ? tree.get().attempt(() -> reader.read(tree))
                : Optional.of(reader.read(Optional.empty()));
    }

    private Optional<TrainerSettings> trainer() {
        return job.keep(() -> job.child("trainer")).flatMap(tree -> tree.attempt(() -> TrainerSettings.read(tree)));
    }

    private Optional<SplitSettings> split() {
        return job.keep(() -> job.child("split"))
                .flatMap(tree -> job.keep(() -> FeatureSetReader.zone(job))
                        .flatMap(zone -> tree.attempt(() -> SplitSettings.read(tree, zone))));
    }

    private Optional<Table> table() {
        return job.keep(() -> job.child("baselines"))
                .flatMap(tree -> tree.attempt(() -> tree.child("rateTable")))
                .map(tree -> new Table(tree.texts("by"), tree.number("smoothing", 20, 0, 1e6)));
    }

    private Optional<FeatureSet> features(Optional<SourceSettings> source) {
        return source.flatMap(rows -> job.attempt(() -> streams(rows)))
                .flatMap(streams -> job.keep(() -> FeatureSetReader.read(job, streams)));
    }

    /** The outcome that is learned; the first of a job with several heads. */
    private String label() {
        List<String> heads = job.texts("heads");
        if (heads.isEmpty()) {
            return job.child("label").text("name", "label");
        }
        if (job.has("label")) {
            throw job.wrong("heads", heads, "must not stand beside a label");
        }
        return heads.get(0);
    }

    private Optional<String> standIn() {
        Optional<String> standIn = job.findText("standIn");
        if (standIn.isPresent() && !job.has("label")) {
            throw job.wrong("standIn", standIn.get(), "must stand beside a label, not beside heads");
        }
        return standIn;
    }

    /** The trainers of heads that are trained otherwise than the job's {@code trainer} says. */
    static Map<String, TrainerSettings> headTrainers(SettingsTree job) {
        Map<String, TrainerSettings> trainers = new LinkedHashMap<>();
        List<String> heads = job.texts("heads");
        Optional<SettingsTree> found = job.findChild("headTrainers");
        for (String head : found.map(SettingsTree::names).orElse(List.of())) {
            if (!heads.contains(head)) {
                throw job.wrong("headTrainers", head, "must be one of the heads");
            }
            SettingsTree tree = found.orElseThrow().child(head);
            tree.attempt(() -> TrainerSettings.read(tree)).ifPresent(trainer -> trainers.put(head, trainer));
        }
        return trainers;
    }

    private List<Stream> streams(SourceSettings source) {
        if (!(source instanceof SourceSettings.History history)) {
            return List.of();
        }
        RowSource found = sources.get(history.rows());
        if (found == null) {
            throw job.wrong(
                    "source.history",
                    history.rows(),
                    NearestName.rule(history.rows(), new TreeSet<>(sources.keySet())));
        }
        return found.streams();
    }
}
