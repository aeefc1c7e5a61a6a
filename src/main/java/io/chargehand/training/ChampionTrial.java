package io.chargehand.training;

import io.chargehand.feature.Row;
import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.scoring.RateTable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts the present champion to the test rows of a new model. Rows that the champion was trained on, or whose group has a row
 * decided before the champion's cutoff, are left out: a model looks good on what it has seen. The champion's features are
 * those of its own job, evaluated as of the same instants. Thread-safe; a history in another job's features is made once.
 */
final class ChampionTrial {

    /** Fewer rows compare chance. */
    static final int LEAST_ROWS = 50;

    /** What a job reads and computes; the rest says how it learns. */
    private static final List<String> ROW_KEYS =
            List.of("source", "columns", "zone", "key", "decision", "labelKnown", "intervals", "streams", "features");

    private final Champion.Source source;
    private final List<RowSource> sources;
    private final Function<TrainingJob, FrozenHistory> freeze;
    private final Map<String, FrozenHistory> frozen = new HashMap<>();

    /**
     * Makes a trial.
     *
     * @param source finds champions
     * @param sources operational histories, to read a champion's job
     * @param freeze reads the same data by another job and evaluates its features
     */
    ChampionTrial(Champion.Source source, List<RowSource> sources, Function<TrainingJob, FrozenHistory> freeze) {
        this.source = source;
        this.sources = sources;
        this.freeze = freeze;
    }

    /** Compares on the test rows. */
    ChampionComparison compare(TrainingJob job, FrozenHistory history, Partition partition, Measured measured) {
        Optional<Champion> found;
        try {
            found = source.find(job.label());
        } catch (InvalidInputException e) {
            return new ChampionComparison.None("", "the champion cannot be read: " + e.getMessage());
        }
        if (found.isEmpty()) {
            return new ChampionComparison.None("", "there is no champion of this outcome");
        }
        Champion champion = found.get();
        if (champion.cutoff().isEmpty()) {
            return none(champion, "when the champion's training ended was not recorded");
        }
        try {
            return compare(
                    job,
                    history,
                    partition,
                    measured,
                    champion,
                    champion.cutoff().get());
        } catch (InvalidInputException e) {
            return none(champion, "the champion's features cannot be had from these rows: " + e.getMessage());
        }
    }

    private static ChampionComparison.None none(Champion champion, String reason) {
        return new ChampionComparison.None(champion.version(), reason);
    }

    private ChampionComparison compare(
            TrainingJob job,
            FrozenHistory history,
            Partition partition,
            Measured measured,
            Champion champion,
            Instant cutoff) {
        boolean same = sameRows(job, champion);
        FrozenHistory theirs = same ? history : history(champion);
        Map<String, Integer> rows = same ? Map.of() : byKey(job, theirs);
        Set<String> seen = seen(history, cutoff.toEpochMilli());
        List<Integer> fair = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            int row = partition.test()[i];
            Integer at = same
                    ? Integer.valueOf(row)
                    : rows.get(key(job, history.rows().get(row)));
            if (at != null
                    && history.decided()[row] >= cutoff.toEpochMilli()
                    && !seen.contains(history.groups().get(row))
                    && theirs.decided()[at] == history.decided()[row]) {
                fair.add(i);
                scores.add(champion.artifact()
                        .model()
                        .score(theirs.vectors().get(at))
                        .value());
            }
        }
        Measured mine = measured.only(fair.stream().mapToInt(Integer::intValue).toArray());
        if (mine.size() < LEAST_ROWS || mine.positives() == 0 || mine.positives() == mine.size()) {
            return none(
                    champion,
                    "no fair comparison is possible: of " + measured.size() + " test rows, " + mine.size()
                            + " were decided after " + cutoff + ", before which the champion was trained, in groups it "
                            + "had not seen and at the instant it decides; at least " + LEAST_ROWS
                            + " of both classes are needed");
        }
        double[] other = scores.stream().mapToDouble(Double::doubleValue).toArray();
        return new ChampionComparison.Compared(
                champion.version(),
                cutoff,
                mine.size(),
                measured.size() - mine.size(),
                Bootstrap.members(mine.groups()).size(),
                Metrics.of(mine.labels(), mine.probabilities()),
                Metrics.of(mine.labels(), other),
                PairedTest.of(mine, other, job.resamples(), job.seed()));
    }

    /** The groups that have a row decided before an instant. */
    private static Set<String> seen(FrozenHistory history, long cutoff) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.decided()[i] < cutoff) {
                seen.add(history.groups().get(i));
            }
        }
        return seen;
    }

    private static String key(TrainingJob job, Row row) {
        return RateTable.joined(row, job.key());
    }

    private static Map<String, Integer> byKey(TrainingJob job, FrozenHistory history) {
        Map<String, Integer> rows = new HashMap<>();
        for (int i = 0; i < history.size(); i++) {
            rows.put(key(job, history.rows().get(i)), i);
        }
        return rows;
    }

    /** Whether the champion's job reads and computes the same. */
    private static boolean sameRows(TrainingJob job, Champion champion) {
        Map<String, Object> settings = champion.artifact().settings();
        return rowSettings(settings).equals(rowSettings(job.settings()))
                && outcomes(settings).equals(outcomes(job.settings()));
    }

    /** The history as the champion's own job reads it. */
    private synchronized FrozenHistory history(Champion champion) {
        Map<String, Object> settings = champion.artifact().settings();
        FrozenHistory known = frozen.get(champion.version());
        if (known == null) {
            TrainingJob theirs = new JobFile(sources).read(SettingsTree.of(endless(settings)), JobPlaces.NONE);
            known = freeze.apply(theirs);
            frozen.put(champion.version(), known);
        }
        return known;
    }

    /** As text, so that 20 read from YAML is 20 read from JSON. */
    private static String rowSettings(Map<String, Object> settings) {
        Map<String, Object> kept = new LinkedHashMap<>();
        ROW_KEYS.forEach(key -> {
            if (settings.containsKey(key)) {
                kept.put(key, settings.get(key));
            }
        });
        return kept.toString();
    }

    private static String outcomes(Map<String, Object> settings) {
        return settings.get("label") + " " + settings.get("heads") + " " + settings.get("outcomes");
    }

    /** The settings without an end of the rows: the champion is asked about later ones. */
    private static Map<String, Object> endless(Map<String, Object> settings) {
        Map<String, Object> copy = new LinkedHashMap<>(settings);
        if (settings.get("split") instanceof Map<?, ?> split) {
            Map<Object, Object> open = new LinkedHashMap<>(split);
            open.remove("until");
            copy.put("split", open);
        }
        return copy;
    }
}
