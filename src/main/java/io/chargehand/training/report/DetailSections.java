package io.chargehand.training.report;

import io.chargehand.training.CostCurve;
import io.chargehand.training.DriftFigures;
import io.chargehand.training.Evaluation;
import io.chargehand.training.FeatureEffects;
import io.chargehand.training.Slices;
import io.chargehand.training.TrainingResult;
import j2html.tags.DomContent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;

/** The sections of one outcome that say where, at what price and why. Used by one thread. */
final class DetailSections {

    private final TrainingResult head;
    private final Evaluation evaluation;
    private final ReportSections page;

    DetailSections(TrainingResult head, ReportSections page) {
        this.head = head;
        this.evaluation = head.evaluation();
        this.page = page;
    }

    List<DomContent> all() {
        return List.of(slices(), costs(), effects(), drift(), warnings());
    }

    private DomContent slices() {
        List<DomContent> cards = new ArrayList<>();
        cards.add(p("Skill is against the rate table on the same rows; calibration is mean score less base rate.")
                .withClass("quiet"));
        List<Slices> all = evaluation.slices();
        for (int s = 0; s < all.size(); s++) {
            cards.add(ReportSections.card(slices(all.get(s), s).show()));
        }
        return page.titled("slices", "Slices", cards.toArray(DomContent[]::new));
    }

    private static ReportTable slices(Slices slices, int at) {
        String pooled = slices.pooled() == 0
                ? ""
                : "; " + slices.pooled() + " slices, of fewer than " + slices.smallest()
                        + " rows or past the largest, are pooled as others";
        ReportTable table = new ReportTable(
                "By " + slices.by() + pooled,
                slices.by(),
                "rows",
                "base rate",
                "mean score",
                "calibration",
                "95 % interval",
                "AUC",
                "95 % interval",
                "Brier",
                "skill",
                "95 % interval");
        for (int k = 0; k < slices.slices().size(); k++) {
            Slices.Slice slice = slices.slices().get(k);
            String place = "/slices/" + at + "/slices/" + k + "/";
            table.row(
                    slice.name(),
                    ReportTable.cell(Format.count(slice.rows())),
                    ReportTable.figure(place + "baseRate", slice.baseRate()),
                    ReportTable.figure(place + "meanScore", slice.meanScore()),
                    ReportTable.figure(place + "calibrationDifference", slice.calibrationDifference()),
                    ReportTable.cell(Format.interval(slice.intervals().get("calibrationDifference"))),
                    ReportTable.figure(place + "auc", slice.auc()),
                    ReportTable.cell(Format.interval(slice.intervals().get("auc"))),
                    ReportTable.figure(place + "brier", slice.brier()),
                    ReportTable.figure(place + "brierSkill", slice.brierSkill()),
                    ReportTable.cell(Format.interval(slice.intervals().get("brierSkill"))));
        }
        return table;
    }

    private DomContent costs() {
        if (evaluation.costs().isEmpty()) {
            return page.titled(
                    "costs",
                    "Costs",
                    ReportSections.card(p("There is no cost curve: " + Evaluation.NO_COSTS + " (costs).")));
        }
        CostCurve curve = evaluation.costs().get();
        ReportTable table = new ReportTable(
                "At the policy's thresholds, " + curve.currency() + " per " + Format.count(CostCurve.DECISIONS)
                        + " decisions",
                "threshold",
                "acts on",
                "model",
                "95 % interval",
                "rate table",
                "model − rate table, 95 % interval");
        for (CostCurve.AtPolicy each : curve.policy()) {
            table.row(
                    Format.figure(each.threshold()),
                    ReportTable.cell(Format.percent(each.acted())),
                    ReportTable.cell(Format.money(each.model())),
                    ReportTable.cell(Format.moneyInterval(each.intervals().get("model"))),
                    ReportTable.cell(Format.money(each.rateTable())),
                    ReportTable.cell(Format.moneyInterval(each.intervals().get("modelMinusRateTable"))));
        }
        table.row("always act", ReportTable.cell(Format.percent(1)), ReportTable.cell(Format.money(curve.always())));
        table.row("never act", ReportTable.cell(Format.percent(0)), ReportTable.cell(Format.money(curve.never())));
        table.row("perfect score", ReportTable.cell(Format.NONE), ReportTable.cell(Format.money(curve.perfect())));
        return page.titled(
                "costs",
                "Costs",
                p("A false alarm costs " + curve.falseAlarm() + ", a miss " + curve.miss() + ".")
                        .withClass("quiet"),
                ReportSections.card(
                        page.drawn(
                                Charts.costs(curve),
                                "costs-chart",
                                "Expected cost by threshold for model, rate table, always, never and a perfect score."),
                        table.show()));
    }

    private DomContent effects() {
        FeatureEffects effects = evaluation.effects();
        if (effects.features().isEmpty()) {
            return page.titled(
                    "attributions",
                    "What the features do",
                    ReportSections.card(p("No rows were attributed (evaluation.attributionSample).")));
        }
        List<FeatureEffects.Effect> features = effects.features();
        ReportTable table =
                new ReportTable("Mean absolute attribution, log-odds", "feature", "mean absolute attribution");
        for (int k = 0; k < features.size(); k++) {
            table.row(
                    features.get(k).name(),
                    ReportTable.figure(
                            "/attributions/features/" + k + "/meanAbsolute",
                            features.get(k).meanAbsolute()));
        }
        return page.titled(
                "attributions",
                "What the features do",
                p("Exact attributions of " + Format.count(effects.rows())
                                + " test rows, evenly over time: how far each feature moved the model's log-odds, before calibration.")
                        .withClass("quiet"),
                div(
                                ReportSections.card(
                                        page.drawn(
                                                Charts.bars(
                                                        "Mean absolute attribution",
                                                        "log-odds",
                                                        features.stream()
                                                                .map(FeatureEffects.Effect::name)
                                                                .toList(),
                                                        features.stream()
                                                                .mapToDouble(FeatureEffects.Effect::meanAbsolute)
                                                                .toArray()),
                                                "attributions-chart",
                                                "Mean absolute attribution of the strongest features. The table below has all."),
                                        ReportSections.folded("All features", table.show())),
                                ReportSections.card(
                                        page.drawn(
                                                Charts.swarm(features),
                                                "swarm",
                                                "Attributions of single rows for the strongest features, by low, middle and high value of the feature.")))
                        .withClass("pair"));
    }

    private DomContent drift() {
        DriftFigures drift = evaluation.drift();
        List<DriftFigures.FeatureShift> shifts = drift.features();
        ReportTable table = new ReportTable("Shift from training to test rows", "feature", "PSI", "KS");
        table.row(
                "score",
                ReportTable.figure("/drift/score/psi", drift.score().psi()),
                ReportTable.figure("/drift/score/ks", drift.score().ks()));
        for (int k = 0; k < shifts.size(); k++) {
            table.row(
                    shifts.get(k).name(),
                    ReportTable.figure(
                            "/drift/features/" + k + "/psi", shifts.get(k).psi()),
                    ReportTable.figure(
                            "/drift/features/" + k + "/ks", shifts.get(k).ks()));
        }
        ReportTable periods = new ReportTable(
                "Training and test rows by " + drift.period(),
                drift.period(),
                "rows",
                "base rate",
                "test rows",
                "their mean score");
        for (int k = 0; k < drift.periods().size(); k++) {
            DriftFigures.Period each = drift.periods().get(k);
            periods.row(
                    each.from(),
                    ReportTable.cell(Format.count(each.rows())),
                    ReportTable.figure("/drift/periods/" + k + "/baseRate", each.baseRate()),
                    ReportTable.cell(Format.count(each.tested())),
                    ReportTable.figure("/drift/periods/" + k + "/meanScore", each.meanScore()));
        }
        List<String> names = new ArrayList<>(List.of("score"));
        List<Double> psi = new ArrayList<>(List.of(drift.score().psi()));
        shifts.forEach(each -> {
            names.add(each.name());
            psi.add(each.psi());
        });
        return page.titled(
                "drift",
                "Drift",
                p("PSI compares the spread of test rows with that of training rows; above 0.25 is usually called a large shift.")
                        .withClass("quiet"),
                div(
                                ReportSections.card(
                                        page.drawn(
                                                Charts.bars(
                                                        "Shift of score and features",
                                                        "population stability index",
                                                        names,
                                                        psi.stream()
                                                                .mapToDouble(each -> each)
                                                                .toArray()),
                                                "drift-chart",
                                                "Population stability index of the score and of the features that moved most. The table below has all."),
                                        ReportSections.folded("All shifts", table.show())),
                                ReportSections.card(
                                        page.drawn(
                                                Charts.periods(drift),
                                                "periods",
                                                "Base rate and mean score over time. The table below has the numbers."),
                                        ReportSections.folded("By " + drift.period(), periods.show())))
                        .withClass("pair"));
    }

    private DomContent warnings() {
        List<DomContent> found = new ArrayList<>();
        head.leaks()
                .forEach(leak ->
                        found.add(p(leak.subject() + ": " + leak.warning()).withClass("warning")));
        if (found.isEmpty()) {
            found.add(p("None of the leak checks warns."));
        }
        String dropped = head.origin().dropped().entrySet().stream()
                .map(each -> Format.count(each.getValue()) + " (" + each.getKey() + ")")
                .collect(Collectors.joining(", "));
        found.add(p("Rows left out: " + (dropped.isEmpty() ? "none" : dropped) + ".")
                .withClass("quiet"));
        return page.titled("warnings", "Warnings", ReportSections.card(found.toArray(DomContent[]::new)));
    }
}
