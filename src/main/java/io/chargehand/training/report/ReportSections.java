package io.chargehand.training.report;

import io.chargehand.training.ChampionComparison;
import io.chargehand.training.CurvePoints;
import io.chargehand.training.Evaluation;
import io.chargehand.training.FoldFigures;
import io.chargehand.training.Metrics;
import io.chargehand.training.TrainingResult;
import j2html.tags.DomContent;
import j2html.tags.specialized.SectionTag;
import org.knowm.xchart.internal.chartpart.Chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;

/** The sections of one outcome that say how good the model is. Used by one thread. */
final class ReportSections {

    private final TrainingResult head;
    private final Evaluation evaluation;
    private final String id;

    /**
     * Makes sections.
     *
     * @param id begins every id of theirs
     */
    ReportSections(TrainingResult head, String id) {
        this.head = head;
        this.evaluation = head.evaluation();
        this.id = id;
    }

    /** All, in order. */
    List<DomContent> all() {
        List<DomContent> all =
                new ArrayList<>(List.of(tiles(), figures(), reliability(), ranking(), champion(), folds()));
        all.addAll(new DetailSections(head, this).all());
        return all;
    }

    /** A section with a heading. */
    SectionTag titled(String name, String title, DomContent... content) {
        return section(h2(title).withId(id + "-" + name)).with(content);
    }

    /** A chart with its text alternative. */
    DomContent drawn(Chart<?, ?> chart, String name, String description) {
        return figure(rawHtml(ChartSvg.inline(chart, id + "-" + name, description)));
    }

    /** A table that is opened when wanted. */
    static DomContent folded(String title, DomContent table) {
        return details(summary(title), table);
    }

    static DomContent card(DomContent... content) {
        return div(content).withClass("card");
    }

    private DomContent tiles() {
        Metrics test = head.test();
        return div(
                        tile("AUC", Format.figure(test.auc()), interval("auc")),
                        tile("Brier", Format.figure(test.brier()), interval("brier")),
                        tile("Skill", Format.percent(test.skill(head.rateTable())), "less Brier than the rate table"),
                        tile("Calibration error", Format.figure(test.calibrationError()), interval("calibrationError")),
                        tile("Test rows", Format.count(test.rows()), Format.percent(baseRate()) + " with the outcome"),
                        tile("Gates", head.gateFailures().isEmpty() ? "passed" : "failed", gates()))
                .withClass("tiles");
    }

    private String gates() {
        return head.gateFailures().isEmpty() ? "of the job" : String.join("; ", head.gateFailures());
    }

    private String interval(String figure) {
        return Format.interval(head.intervals().get(figure));
    }

    private double baseRate() {
        double outcomes = 0;
        for (Metrics.Reliability bin : head.reliability()) {
            outcomes += bin.rows() * bin.observedRate();
        }
        return outcomes / head.test().rows();
    }

    private static DomContent tile(String name, String value, String more) {
        return div(
                        span(name).withClass("name"),
                        span(value).withClass("value"),
                        span(more).withClass("more"))
                .withClass("card");
    }

    private DomContent figures() {
        ReportTable table = new ReportTable(
                "Figures on the test rows, with the direction that is better",
                "figure",
                "model",
                "95 % interval",
                "rate table",
                "prior",
                "model − rate table",
                "95 % interval");
        Map<String, Object> mine = RunFigures.metrics(head.test());
        Map<String, Object> rates = RunFigures.metrics(head.rateTable());
        Map<String, Object> prior = RunFigures.metrics(head.prior());
        names().forEach((figure, name) -> {
            double model = number(mine, figure);
            double other = number(rates, figure);
            table.row(
                    name,
                    ReportTable.figure("/figures/test/" + figure, model),
                    ReportTable.cell(interval(figure)),
                    ReportTable.figure("/figures/baselines/rateTable/" + figure, other),
                    ReportTable.figure("/figures/baselines/prior/" + figure, number(prior, figure)),
                    ReportTable.cell(Format.figure(model - other)),
                    ReportTable.cell(interval(figure + "MinusRateTable")));
        });
        table.row(
                "Brier skill against the prior (higher)",
                ReportTable.figure("/figures/brierSkill/prior", head.test().skill(head.prior())),
                ReportTable.cell(interval("brierSkill")));
        table.row(
                "Brier skill against the rate table (higher)",
                ReportTable.figure("/figures/brierSkill/rateTable", head.test().skill(head.rateTable())),
                ReportTable.cell(interval("brierSkillRateTable")));
        TrainingResult.Origin origin = head.origin();
        return titled(
                "figures",
                "Figures",
                p("On " + Format.count(head.test().rows()) + " rows from " + Instant.ofEpochMilli(origin.testFrom())
                                + " on. Trained on " + Format.count(origin.trainRows())
                                + " rows whose label was known before " + Instant.ofEpochMilli(origin.cutoff())
                                + standIn(head)
                                + ". Intervals by " + Format.count(head.job().resamples())
                                + " resamples of whole groups; differences are paired.")
                        .withClass("quiet"),
                card(table.show()));
    }

    private static String standIn(TrainingResult head) {
        return head.origin()
                .standIn()
                .map(standIn -> ", " + standIn.told(head.job().label()))
                .orElse("");
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("auc", "AUC (higher)");
        names.put("averagePrecision", "average precision (higher)");
        names.put("brier", "Brier (lower)");
        names.put("logLoss", "log loss, nats (lower)");
        names.put("calibrationError", "calibration error, ten bins (lower)");
        return names;
    }

    private static double number(Map<String, Object> figures, String name) {
        return figures.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private DomContent reliability() {
        ReportTable table = new ReportTable(
                "Ten bins of equal count, by rising probability",
                "bin",
                "rows",
                "mean probability",
                "observed rate",
                "95 % interval");
        List<Metrics.Reliability> bins = head.reliability();
        for (int k = 0; k < bins.size(); k++) {
            Wilson wilson = Wilson.of(bins.get(k));
            table.row(
                    String.valueOf(k + 1),
                    ReportTable.cell(Format.count(bins.get(k).rows())),
                    ReportTable.figure(
                            "/reliability/" + k + "/meanProbability",
                            bins.get(k).meanProbability()),
                    ReportTable.figure(
                            "/reliability/" + k + "/observedRate", bins.get(k).observedRate()),
                    ReportTable.cell(Format.figure(wilson.low()) + " to " + Format.figure(wilson.high())));
        }
        List<CurvePoints.Bar> bars = evaluation.curves().histogram();
        ReportTable counts = new ReportTable("Rows by score", "from", "to", "with the outcome", "without");
        bars.forEach(bar -> counts.row(
                Format.figure(bar.from()),
                ReportTable.cell(Format.figure(bar.to())),
                ReportTable.cell(Format.count(bar.with())),
                ReportTable.cell(Format.count(bar.without()))));
        return titled(
                "reliability",
                "Reliability",
                p("Of the rows scored p, a share of p should have the outcome: the points should lie on the straight line.")
                        .withClass("quiet"),
                div(
                                card(
                                        drawn(
                                                Charts.reliability("Reliability", bins),
                                                "reliability-chart",
                                                "Observed rate by mean predicted probability of ten bins. The table beside has the numbers."),
                                        table.show()),
                                card(
                                        drawn(
                                                Charts.histogram(bars),
                                                "histogram",
                                                "Rows by score in twenty bins, with and without the outcome. The table below has the counts."),
                                        folded("Counts", counts.show())))
                        .withClass("pair"));
    }

    private DomContent ranking() {
        List<CurvePoints.Gain> gain = evaluation.curves().gain();
        ReportTable table =
                new ReportTable("Gain and lift by depth", "first rows", "outcomes found", "by rate table", "lift");
        for (int k = 0; k < gain.size(); k += k < 3 ? 1 : 2) {
            table.row(
                    Format.percent(gain.get(k).depth()),
                    ReportTable.figure("/gain/" + k + "/model", gain.get(k).model()),
                    ReportTable.figure("/gain/" + k + "/rateTable", gain.get(k).rateTable()),
                    ReportTable.figure("/gain/" + k + "/lift", gain.get(k).lift()));
        }
        return titled(
                "ranking",
                "Ranking",
                div(
                                card(
                                        drawn(
                                                Charts.gain(gain),
                                                "gain",
                                                "Share of all outcomes among the first rows by falling score, for model, rate table and chance."),
                                        folded("Gain and lift", table.show())),
                                card(drawn(
                                        Charts.precisionRecall(
                                                evaluation.curves().precisionRecall(), baseRate()),
                                        "precision-recall",
                                        "Precision by recall. Average precision is in the table of figures.")))
                        .withClass("pair"));
    }

    private DomContent champion() {
        if (evaluation.champion() instanceof ChampionComparison.None none) {
            String of =
                    none.version().isEmpty() ? "Not compared: " : "Not compared with champion " + none.version() + ": ";
            return titled("champion", "Against the present champion", card(p(of + none.reason() + ".")));
        }
        ChampionComparison.Compared compared = (ChampionComparison.Compared) evaluation.champion();
        ReportTable table = new ReportTable(
                "Model less champion on the same rows",
                "figure",
                "model",
                "champion",
                "difference",
                "95 % interval",
                "p",
                "test");
        Map<String, Object> mine = RunFigures.metrics(compared.model());
        Map<String, Object> theirs = RunFigures.metrics(compared.champion());
        for (ChampionComparison.Difference each : compared.differences()) {
            String place = "/figures/champion/";
            table.row(
                    names().getOrDefault(each.figure(), each.figure()),
                    ReportTable.figure(place + "model/" + each.figure(), number(mine, each.figure())),
                    ReportTable.figure(place + "champion/" + each.figure(), number(theirs, each.figure())),
                    ReportTable.figure(place + "modelMinusChampion/" + each.figure() + "/value", each.value()),
                    ReportTable.cell(Format.interval(each.interval())),
                    ReportTable.cell(Format.p(each.p())),
                    ReportTable.cell(each.test()));
        }
        return titled(
                "champion",
                "Against the present champion",
                p("Champion " + compared.version() + " was trained on what was known before " + compared.trainedBefore()
                                + ". Compared on " + Format.count(compared.rows()) + " test rows of "
                                + Format.count(compared.groups())
                                + " groups that neither was trained on; " + Format.count(compared.leftOut())
                                + " were left out.")
                        .withClass("quiet"),
                card(table.show()));
    }

    private DomContent folds() {
        List<FoldFigures> folds = evaluation.folds();
        if (folds.isEmpty()) {
            return titled(
                    "folds",
                    "At earlier times",
                    card(
                            p(
                                    "No forward-chaining folds were asked for (evaluation.folds), or the model was not trained in this run.")));
        }
        ReportTable table = new ReportTable(
                "Forward-chaining folds before the split",
                "fold from",
                "trained",
                "rows",
                "AUC",
                "95 % interval",
                "AUC, rate table",
                "Brier",
                "Brier, rate table",
                "calibration error");
        for (int k = 0; k < folds.size(); k++) {
            FoldFigures fold = folds.get(k);
            String place = "/figures/folds/" + k + "/";
            table.row(
                    fold.fold() + ": " + fold.from(),
                    ReportTable.cell(Format.count(fold.trained())),
                    ReportTable.cell(Format.count(fold.rows())),
                    ReportTable.figure(place + "model/auc", fold.model().map(Metrics::auc)),
                    ReportTable.cell(Format.interval(fold.intervals().get("auc"))),
                    ReportTable.figure(place + "rateTable/auc", fold.rateTable().map(Metrics::auc)),
                    ReportTable.figure(place + "model/brier", fold.model().map(Metrics::brier)),
                    ReportTable.figure(
                            place + "rateTable/brier", fold.rateTable().map(Metrics::brier)),
                    fold.reason().isEmpty()
                            ? ReportTable.figure(
                                    place + "model/calibrationError",
                                    fold.model().map(Metrics::calibrationError))
                            : ReportTable.words(fold.reason()));
        }
        boolean any = folds.stream().anyMatch(fold -> fold.model().isPresent());
        return titled(
                "folds",
                "At earlier times",
                p("Each fold is answered by a model of its own, of what was known when it begins, with groups whole.")
                        .withClass("quiet"),
                any
                        ? card(
                                drawn(Charts.folds(folds), "folds-chart", "AUC of model and rate table by fold."),
                                table.show())
                        : card(h3("No fold could be measured"), table.show()));
    }
}
