package io.chargehand.training.report;

import io.chargehand.training.ChampionComparison;
import io.chargehand.training.Evaluation;
import io.chargehand.training.TrainingResult;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report as a tree for JSON. Stateless. */
final class ReportJson {

    private static final int FORMAT = 1;

    private ReportJson() {}

    /** The whole: each head with its figures and what is drawn of them, settings, provenance. */
    static Map<String, Object> of(List<TrainingResult> heads, Map<String, Object> provenance) {
        TrainingResult first = heads.get(0);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", FORMAT);
        report.put("model", first.job().name());
        report.put("description", first.job().description());
        report.put("heads", heads.stream().map(ReportJson::head).toList());
        report.put("settings", first.job().settings());
        report.put("provenance", provenance);
        return report;
    }

    private static Map<String, Object> head(TrainingResult head) {
        Evaluation evaluation = head.evaluation();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", head.job().label());
        tree.put("figures", RunFigures.of(head));
        List<Map<String, Object>> bins = new ArrayList<>();
        head.reliability().forEach(bin -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("rows", bin.rows());
            map.put("meanProbability", bin.meanProbability());
            map.put("observedRate", bin.observedRate());
            map.put("interval", Wilson.of(bin));
            bins.add(map);
        });
        tree.put("reliability", bins);
        tree.put("gain", evaluation.curves().gain());
        tree.put("precisionRecall", evaluation.curves().precisionRecall());
        tree.put("histogram", evaluation.curves().histogram());
        tree.put("slices", evaluation.slices());
        tree.put("costs", evaluation.costs().<Object>map(curve -> curve).orElse(Map.of("reason", Evaluation.NO_COSTS)));
        tree.put("attributions", evaluation.effects());
        tree.put("drift", evaluation.drift());
        return tree;
    }

    /** How the model stands to the champion. */
    static Map<String, Object> champion(ChampionComparison comparison) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (comparison instanceof ChampionComparison.None none) {
            if (!none.version().isEmpty()) {
                map.put("version", none.version());
            }
            map.put("reason", none.reason());
            return map;
        }
        ChampionComparison.Compared compared = (ChampionComparison.Compared) comparison;
        map.put("version", compared.version());
        map.put("trainedBefore", compared.trainedBefore().toString());
        map.put("rows", compared.rows());
        map.put("leftOut", compared.leftOut());
        map.put("groups", compared.groups());
        map.put("model", RunFigures.metrics(compared.model()));
        map.put("champion", RunFigures.metrics(compared.champion()));
        Map<String, Object> differences = new LinkedHashMap<>();
        compared.differences().forEach(each -> differences.put(each.figure(), difference(each)));
        map.put("modelMinusChampion", differences);
        return map;
    }

    private static Map<String, Object> difference(ChampionComparison.Difference difference) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", difference.value());
        map.put("interval", difference.interval());
        map.put("test", difference.test());
        map.put("p", difference.p());
        return map;
    }
}
