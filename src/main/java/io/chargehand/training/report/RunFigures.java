package io.chargehand.training.report;

import io.chargehand.training.FoldFigures;
import io.chargehand.training.GateSettings;
import io.chargehand.training.LabelsNotKnown;
import io.chargehand.training.Metrics;
import io.chargehand.training.OracleShare;
import io.chargehand.training.RoundsChosen;
import io.chargehand.training.TrainingResult;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The figures of a run as a tree for JSON. Stateless. */
public final class RunFigures {

    private RunFigures() {}

    /** The figures: {@code job, test, baselines, intervals, rows} and more. */
    public static Map<String, Object> of(TrainingResult result) {
        TrainingResult.Origin origin = result.origin();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("job", result.job().name());
        figures.put("label", result.job().label());
        figures.put("test", metrics(result.test()));
        Map<String, Object> baselines = new LinkedHashMap<>();
        baselines.put("prior", metrics(result.prior()));
        baselines.put("rateTable", metrics(result.rateTable()));
        figures.put("baselines", baselines);
        Map<String, Object> skill = new LinkedHashMap<>();
        skill.put("prior", result.test().skill(result.prior()));
        skill.put("rateTable", result.test().skill(result.rateTable()));
        figures.put("brierSkill", skill);
        figures.put("intervals", result.intervals());
        figures.put("champion", ReportJson.champion(result.evaluation().champion()));
        if (!result.evaluation().folds().isEmpty()) {
            figures.put(
                    "folds",
                    result.evaluation().folds().stream().map(RunFigures::fold).toList());
        }
        result.oracle().ifPresent(share -> figures.put("oracle", oracle(share)));
        result.validation().ifPresent(validation -> figures.put("validation", metrics(validation)));
        result.validationWithinBlocks().ifPresent(auc -> figures.put("validationAucWithinBlocks", auc));
        result.search().ifPresent(search -> figures.put("search", search));
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("lines", origin.lines());
        rows.put("read", origin.rows());
        rows.put("trained", origin.trainRows());
        rows.put("tested", result.test().rows());
        rows.put("dropped", origin.dropped());
        rows.put("unparsableLines", origin.unparsable());
        rows.put("unparsableExamples", origin.unparsableExamples());
        rows.put("labelNotKnown", unknown(result.unknown()));
        origin.standIn().ifPresent(standIn -> rows.put("standIn", standIn));
        figures.put("rows", rows);
        Map<String, Object> split = new LinkedHashMap<>();
        split.put("testFrom", Instant.ofEpochMilli(origin.testFrom()).toString());
        split.put("labelsKnownBefore", Instant.ofEpochMilli(origin.cutoff()).toString());
        figures.put("split", split);
        figures.put("trainer", result.job().trainer().kind().name().toLowerCase(Locale.ROOT));
        figures.put("rounds", result.rounds());
        result.roundsChosen().ifPresent(chosen -> figures.put("earlyStopping", stopping(chosen)));
        figures.put("calibration", result.artifact().model().calibration().kind());
        figures.put("seed", result.job().seed());
        Map<String, Object> gates = gates(result.gateFailures());
        gates.put("declared", declared(result.job().gates()));
        figures.put("gates", gates);
        figures.put("leakWarnings", result.leaks());
        return figures;
    }

    /** The figures of the heads of one job: means of AUC and Brier over the heads with their intervals, and each head's own under its name. */
    public static Map<String, Object> of(List<TrainingResult> heads) {
        if (heads.size() == 1) {
            return of(heads.get(0));
        }
        Map<String, Object> figures = new LinkedHashMap<>(of(heads.get(0)));
        figures.keySet()
                .removeAll(List.of(
                        "label",
                        "brierSkill",
                        "champion",
                        "folds",
                        "intervals",
                        "oracle",
                        "validation",
                        "search",
                        "calibration",
                        "rounds",
                        "earlyStopping"));
        figures.put("test", means(heads, TrainingResult::test));
        Map<String, Object> baselines = new LinkedHashMap<>();
        baselines.put("prior", means(heads, TrainingResult::prior));
        baselines.put("rateTable", means(heads, TrainingResult::rateTable));
        figures.put("baselines", baselines);
        figures.put("intervals", TrainingResult.intervalsOver(heads));
        figures.put("gates", gates(gateFailures(heads)));
        Map<String, Object> each = new LinkedHashMap<>();
        heads.forEach(head -> each.put(head.job().label(), of(head)));
        figures.put("heads", each);
        return figures;
    }

    /** The gates that heads fail, each with the head's label where there are several. */
    public static List<String> gateFailures(List<TrainingResult> heads) {
        return heads.stream()
                .flatMap(head -> head.gateFailures().stream()
                        .map(failure -> heads.size() == 1 ? failure : head.job().label() + ": " + failure))
                .toList();
    }

    private static Map<String, Object> means(List<TrainingResult> heads, Function<TrainingResult, Metrics> of) {
        Map<String, Object> means = new LinkedHashMap<>();
        means.put("rows", of.apply(heads.get(0)).rows());
        means.put("auc", mean(heads, head -> of.apply(head).auc()));
        means.put("averagePrecision", mean(heads, head -> of.apply(head).averagePrecision()));
        means.put("brier", mean(heads, head -> of.apply(head).brier()));
        means.put("logLoss", mean(heads, head -> of.apply(head).logLoss()));
        means.put("calibrationError", mean(heads, head -> of.apply(head).calibrationError()));
        return means;
    }

    private static double mean(List<TrainingResult> heads, ToDoubleFunction<TrainingResult> of) {
        return heads.stream().mapToDouble(of).average().orElseThrow();
    }

    /** The oracle's figures, those of model and rate table on the same rows, and the share of the way between. */
    private static Map<String, Object> oracle(OracleShare share) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("test", metrics(share.oracle()));
        map.put("model", metrics(share.model()));
        map.put("rateTable", metrics(share.rateTable()));
        map.put("rollOutNoise", share.rollOutNoise());
        Map<String, Object> way = new LinkedHashMap<>();
        way.put("auc", share.auc());
        way.put("brier", share.brier());
        way.put("intervals", share.intervals());
        map.put("shareOfTheWay", way);
        return map;
    }

    private static Map<String, Object> fold(FoldFigures fold) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fold", fold.fold());
        map.put("from", fold.from());
        map.put("trained", fold.trained());
        map.put("rows", fold.rows());
        fold.model().ifPresent(model -> map.put("model", metrics(model)));
        fold.rateTable().ifPresent(table -> map.put("rateTable", metrics(table)));
        fold.prior().ifPresent(prior -> map.put("prior", metrics(prior)));
        if (fold.reason().isEmpty()) {
            map.put("intervals", fold.intervals());
        } else {
            map.put("reason", fold.reason());
        }
        return map;
    }

    private static Map<String, Object> unknown(LabelsNotKnown unknown) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rows", unknown.rows());
        map.put("treatment", unknown.treatment().name().toLowerCase(Locale.ROOT));
        if (unknown.rows() > 0) {
            map.put("firstDecided", Instant.ofEpochMilli(unknown.firstDecided()).toString());
            map.put("lastDecided", Instant.ofEpochMilli(unknown.lastDecided()).toString());
        }
        map.put("heaviestKnownRow", unknown.heaviest());
        return map;
    }

    /** How the rounds were chosen, and where the whole curve is best. */
    private static Map<String, Object> stopping(RoundsChosen chosen) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("measure", chosen.measure().written());
        map.put("patience", chosen.patience());
        map.put("chosen", chosen.rounds());
        map.put("value", chosen.value());
        map.put("looked", chosen.looked());
        map.put("grown", chosen.most());
        Map<String, Object> best = new LinkedHashMap<>();
        best.put("rounds", chosen.bestRounds());
        best.put("value", chosen.bestValue());
        map.put("best", best);
        return map;
    }

    private static Map<String, Object> gates(List<String> failures) {
        Map<String, Object> gates = new LinkedHashMap<>();
        gates.put("passed", failures.isEmpty());
        gates.put("failures", failures);
        return gates;
    }

    private static Map<String, Object> declared(GateSettings settings) {
        Map<String, Object> declared = new LinkedHashMap<>();
        settings.minAuc().ifPresent(bound -> declared.put("minAuc", bound));
        settings.maxBrier().ifPresent(bound -> declared.put("maxBrier", bound));
        settings.maxCalibrationError().ifPresent(bound -> declared.put("maxCalibrationError", bound));
        declared.put("beatRateTable", settings.beatRateTable());
        return declared;
    }

    static Map<String, Object> metrics(Metrics metrics) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rows", metrics.rows());
        map.put("auc", metrics.auc());
        map.put("averagePrecision", metrics.averagePrecision());
        map.put("brier", metrics.brier());
        map.put("logLoss", metrics.logLoss());
        map.put("calibrationError", metrics.calibrationError());
        return map;
    }
}
