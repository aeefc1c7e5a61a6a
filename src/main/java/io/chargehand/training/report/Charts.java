package io.chargehand.training.report;

import io.chargehand.training.CostCurve;
import io.chargehand.training.CurvePoints;
import io.chargehand.training.DriftFigures;
import io.chargehand.training.FeatureEffects;
import io.chargehand.training.FoldFigures;
import io.chargehand.training.Metrics;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import static io.chargehand.training.report.ChartParts.HEIGHT;
import static io.chargehand.training.report.ChartParts.MODEL;
import static io.chargehand.training.report.ChartParts.QUIET;
import static io.chargehand.training.report.ChartParts.ROW;
import static io.chargehand.training.report.ChartParts.TABLE;
import static io.chargehand.training.report.ChartParts.TEXT;
import static io.chargehand.training.report.ChartParts.THIRD;
import static io.chargehand.training.report.ChartParts.WIDTH;
import static io.chargehand.training.report.ChartParts.blank;
import static io.chargehand.training.report.ChartParts.category;
import static io.chargehand.training.report.ChartParts.line;
import static io.chargehand.training.report.ChartParts.rows;
import static io.chargehand.training.report.ChartParts.unit;
import static io.chargehand.training.report.ChartParts.xy;

/** The charts of the report. Stateless. */
final class Charts {

    private static final int MOST_BARS = 20;
    private static final double SPREAD = 0.32;

    private Charts() {}

    /** Observed rate by predicted probability, with intervals. */
    static XYChart reliability(String title, List<Metrics.Reliability> bins) {
        double top = 0.01;
        for (Metrics.Reliability bin : bins) {
            top = Math.max(top, Math.max(bin.meanProbability(), Wilson.of(bin).high()));
        }
        top = Math.min(1, Math.ceil(top * 20) / 20);
        XYChart chart = xy(title, "predicted probability (mean of the bin)", "observed rate");
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(top);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(top);
        line(chart, "perfect", new double[] {0, top}, new double[] {0, top}, QUIET, false);
        for (int k = 0; k < bins.size(); k++) {
            Wilson wilson = Wilson.of(bins.get(k));
            double x = bins.get(k).meanProbability();
            XYSeries bar = line(
                    chart,
                    "interval " + (k + 1),
                    new double[] {x, x},
                    new double[] {wilson.low(), wilson.high()},
                    MODEL,
                    false);
            bar.setShowInLegend(false);
        }
        XYSeries model = line(
                chart,
                "model, with 95 % intervals",
                bins.stream().mapToDouble(Metrics.Reliability::meanProbability).toArray(),
                bins.stream().mapToDouble(Metrics.Reliability::observedRate).toArray(),
                MODEL,
                false);
        model.setMarker(SeriesMarkers.CIRCLE);
        model.setMarkerColor(MODEL);
        return chart;
    }

    /** Share of the outcomes found by depth. */
    static XYChart gain(List<CurvePoints.Gain> points) {
        XYChart chart = xy(
                "Gain: share of all outcomes in the first rows",
                "share of rows, by falling score",
                "share of outcomes");
        unit(chart);
        double[] depths = from0(points.stream().mapToDouble(CurvePoints.Gain::depth));
        line(chart, "by chance", new double[] {0, 1}, new double[] {0, 1}, QUIET, true);
        line(chart, "rate table", depths, from0(points.stream().mapToDouble(CurvePoints.Gain::rateTable)), TABLE, true);
        line(chart, "model", depths, from0(points.stream().mapToDouble(CurvePoints.Gain::model)), MODEL, false);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
        return chart;
    }

    private static double[] from0(DoubleStream values) {
        return DoubleStream.concat(DoubleStream.of(0), values).toArray();
    }

    /** Precision by recall. */
    static XYChart precisionRecall(List<CurvePoints.PrecisionRecall> points, double baseRate) {
        XYChart chart =
                xy("Precision and recall", "recall: share of outcomes caught", "precision: share of alarms right");
        unit(chart);
        line(chart, "base rate", new double[] {0, 1}, new double[] {baseRate, baseRate}, QUIET, true);
        line(
                chart,
                "model",
                points.stream().mapToDouble(CurvePoints.PrecisionRecall::recall).toArray(),
                points.stream()
                        .mapToDouble(CurvePoints.PrecisionRecall::precision)
                        .toArray(),
                MODEL,
                false);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSW);
        return chart;
    }

    /** Rows by score and class. */
    static CategoryChart histogram(List<CurvePoints.Bar> bars) {
        CategoryChart chart = category("Scores by class", "score, lower end of the bin", "rows", WIDTH, HEIGHT);
        chart.getStyler().setStacked(true).setAvailableSpaceFill(0.95);
        chart.getStyler().setXAxisLabelRotation(45).setXAxisMaxLabelCount(MOST_BARS / 2);
        List<String> names =
                bars.stream().map(bar -> Format.decimals(2, bar.from())).toList();
        List<String> unique = names.stream().distinct().count() == names.size()
                ? names
                : bars.stream().map(bar -> Format.decimals(4, bar.from())).toList();
        chart.addSeries(
                        "without the outcome",
                        unique,
                        bars.stream().map(CurvePoints.Bar::without).toList())
                .setFillColor(MODEL);
        chart.addSeries(
                        "with the outcome",
                        unique,
                        bars.stream().map(CurvePoints.Bar::with).toList())
                .setFillColor(TABLE);
        return chart;
    }

    /** Named amounts, the first on top: bars are drawn as lines from 0, which a category chart cannot lay on their side. */
    static XYChart bars(String title, String axis, List<String> names, double[] amounts) {
        int count = Math.min(MOST_BARS, names.size());
        XYChart chart = rows(title, axis, names.subList(0, count), 0);
        for (int k = 0; k < count; k++) {
            double y = count - k;
            XYSeries bar = line(chart, names.get(k), new double[] {0, amounts[k]}, new double[] {y, y}, MODEL, false);
            bar.setLineWidth(ROW / 2f);
            bar.setLineStyle(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        }
        chart.getStyler().setXAxisMin(0.0).setLegendVisible(false);
        return chart;
    }

    /** Attributions row by row: one line of dots per feature, coloured by the feature's value. */
    static XYChart swarm(List<FeatureEffects.Effect> effects) {
        List<FeatureEffects.Effect> shown =
                effects.stream().filter(each -> !each.dots().isEmpty()).toList();
        XYChart chart = rows(
                "Attributions of single rows",
                "log-odds that the feature moved the score by",
                shown.stream().map(FeatureEffects.Effect::name).toList(),
                ROW);
        dots(chart, "low value", MODEL, shown, rank -> rank >= 0 && rank < 1.0 / 3);
        dots(chart, "middle", THIRD, shown, rank -> rank >= 1.0 / 3 && rank <= 2.0 / 3);
        dots(chart, "high value", TABLE, shown, rank -> rank > 2.0 / 3);
        dots(chart, "category or missing", QUIET, shown, rank -> rank < 0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        return chart;
    }

    private static void dots(
            XYChart chart, String name, Color color, List<FeatureEffects.Effect> effects, DoublePredicate taken) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int k = 0; k < effects.size(); k++) {
            List<FeatureEffects.Dot> dots = effects.get(k).dots();
            for (int i = 0; i < dots.size(); i++) {
                if (taken.test(dots.get(i).rank().orElse(-1.0))) {
                    x.add(dots.get(i).attribution());
                    y.add(effects.size() - k + SPREAD * (2 * golden(i) - 1));
                }
            }
        }
        if (!x.isEmpty()) {
            XYSeries series = chart.addSeries(name, x, y);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 170));
        }
    }

    /** Spreads dots evenly without chance. */
    private static double golden(int i) {
        double turn = i * 0.618033988749895;
        return turn - Math.floor(turn);
    }

    /** Base rate and mean score over time. */
    static XYChart periods(DriftFigures drift) {
        List<DriftFigures.Period> periods = drift.periods();
        XYChart chart = xy("Base rate and mean score by " + drift.period(), drift.period(), "rate");
        double[] x = IntStream.range(0, periods.size()).mapToDouble(i -> i).toArray();
        line(
                        chart,
                        "base rate",
                        x,
                        periods.stream()
                                .mapToDouble(DriftFigures.Period::baseRate)
                                .toArray(),
                        TABLE,
                        false)
                .setMarker(SeriesMarkers.CIRCLE);
        int[] tested = IntStream.range(0, periods.size())
                .filter(i -> periods.get(i).meanScore().isPresent())
                .toArray();
        line(
                        chart,
                        "mean score of test rows",
                        Arrays.stream(tested).mapToDouble(i -> i).toArray(),
                        Arrays.stream(tested)
                                .mapToDouble(i -> periods.get(i).meanScore().orElseThrow())
                                .toArray(),
                        MODEL,
                        false)
                .setMarker(SeriesMarkers.DIAMOND);
        chart.getStyler().setYAxisMin(0.0).setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setXAxisMaxLabelCount(12).setXAxisLabelRotation(45);
        chart.setCustomXAxisTickLabelsFormatter(at -> {
            int near = (int) Math.round(at);
            boolean named = near >= 0 && near < periods.size() && Math.abs(at - near) < 1e-6;
            return named ? periods.get(near).from() : blank(at);
        });
        return chart;
    }

    /** AUC of each fold. */
    static XYChart folds(List<FoldFigures> folds) {
        XYChart chart = xy("AUC of forward-chaining folds", "fold", "AUC");
        List<FoldFigures> told =
                folds.stream().filter(fold -> fold.model().isPresent()).toList();
        double[] x = told.stream().mapToDouble(FoldFigures::fold).toArray();
        line(
                        chart,
                        "rate table",
                        x,
                        told.stream()
                                .mapToDouble(
                                        fold -> fold.rateTable().orElseThrow().auc())
                                .toArray(),
                        TABLE,
                        true)
                .setMarker(SeriesMarkers.DIAMOND);
        line(
                        chart,
                        "model",
                        x,
                        told.stream()
                                .mapToDouble(fold -> fold.model().orElseThrow().auc())
                                .toArray(),
                        MODEL,
                        false)
                .setMarker(SeriesMarkers.CIRCLE);
        chart.getStyler().setXAxisDecimalPattern("0").setXAxisMin(0.5).setXAxisMax(folds.size() + 0.5);
        return chart;
    }

    /** Expected cost by threshold. */
    static XYChart costs(CostCurve curve) {
        XYChart chart = xy(
                "Expected cost per " + CostCurve.DECISIONS + " decisions",
                "threshold at and above which one acts",
                "cost, " + curve.currency());
        double[] x =
                curve.points().stream().mapToDouble(CostCurve.Point::threshold).toArray();
        double[] ends = {0, 1};
        line(chart, "always act", ends, new double[] {curve.always(), curve.always()}, QUIET, true);
        line(chart, "never act", ends, new double[] {curve.never(), curve.never()}, TEXT, true);
        line(chart, "perfect", ends, new double[] {curve.perfect(), curve.perfect()}, THIRD, true);
        line(
                chart,
                "rate table",
                x,
                curve.points().stream().mapToDouble(CostCurve.Point::rateTable).toArray(),
                TABLE,
                false);
        line(
                chart,
                "model",
                x,
                curve.points().stream().mapToDouble(CostCurve.Point::model).toArray(),
                MODEL,
                false);
        XYSeries policy = chart.addSeries(
                "policy",
                curve.policy().stream()
                        .mapToDouble(CostCurve.AtPolicy::threshold)
                        .toArray(),
                curve.policy().stream().mapToDouble(CostCurve.AtPolicy::model).toArray());
        policy.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        policy.setMarkerColor(MODEL);
        policy.setMarker(SeriesMarkers.DIAMOND);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        return chart;
    }
}
