package io.chargehand.training.report;

import io.chargehand.training.Metrics;
import io.chargehand.training.TrainingResult;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        figures.put("intervals", result.intervals());
        result.validation().ifPresent(validation -> figures.put("validation", metrics(validation)));
        result.validationWithinBlocks().ifPresent(auc -> figures.put("validationAucWithinBlocks", auc));
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("lines", origin.lines());
        rows.put("read", origin.rows());
        rows.put("trained", origin.trainRows());
        rows.put("tested", result.test().rows());
        rows.put("dropped", origin.dropped());
        rows.put("unparsableLines", origin.unparsable());
        rows.put("unparsableExamples", origin.unparsableExamples());
        figures.put("rows", rows);
        Map<String, Object> split = new LinkedHashMap<>();
        split.put("testFrom", Instant.ofEpochMilli(origin.testFrom()).toString());
        split.put("labelsKnownBefore", Instant.ofEpochMilli(origin.cutoff()).toString());
        figures.put("split", split);
        figures.put("trainer", result.job().trainer().kind().name().toLowerCase(Locale.ROOT));
        figures.put("rounds", result.rounds());
        figures.put("calibration", result.artifact().model().calibration().kind());
        figures.put("seed", result.job().seed());
        figures.put("gates", gates(result.gateFailures()));
        return figures;
    }

    private static Map<String, Object> gates(List<String> failures) {
        Map<String, Object> gates = new LinkedHashMap<>();
        gates.put("passed", failures.isEmpty());
        gates.put("failures", failures);
        return gates;
    }

    private static Map<String, Object> metrics(Metrics metrics) {
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
