package io.chargehand.training.report;

import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.Color;
import java.util.List;

/** What the charts of the report share: colours, sizes, axes. Stateless. */
final class ChartParts {

    /** Colours that people who see few colours tell apart (Okabe and Ito 2008). */
    static final Color MODEL = new Color(0, 114, 178);

    static final Color TABLE = new Color(213, 94, 0);
    static final Color THIRD = new Color(0, 158, 115);
    static final Color QUIET = new Color(136, 136, 136);
    static final Color TEXT = new Color(51, 51, 51);

    static final int WIDTH = 640;
    static final int HEIGHT = 400;
    /** Height of a row. */
    static final int ROW = 26;

    private static final Color GRID = new Color(221, 221, 221);
    private static final Color NOTHING = new Color(255, 255, 255, 0);
    /** Gives a tick to each row, and none between. */
    private static final int ROW_HINT = 36;

    private static final int BLANKS = 997;

    private ChartParts() {}

    /**
     * A label that shows nothing, unlike that of other ticks: XChart seeks coarser ticks, without end, while labels read the
     * same.
     */
    static String blank(double at) {
        return " ".repeat(1 + Math.floorMod(Math.round(at * 20), BLANKS));
    }

    static void unit(XYChart chart) {
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    }

    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color, boolean dashed) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setLineColor(color);
        series.setMarker(SeriesMarkers.NONE);
        series.setMarkerColor(color);
        series.setLineWidth(2);
        series.setLineStyle(dashed ? SeriesLines.DASH_DASH : SeriesLines.SOLID);
        return series;
    }

    /** A chart whose vertical axis names rows, the first on top. */
    static XYChart rows(String title, String axis, List<String> names, int below) {
        int count = names.size();
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(110 + below + ROW * count)
                .title(title)
                .xAxisTitle(axis)
                .build();
        style(chart.getStyler());
        chart.getStyler().setYAxisMin(0.4).setYAxisMax(count + 0.6).setYAxisTickMarkSpacingHint(ROW_HINT);
        chart.setCustomYAxisTickLabelsFormatter(at -> {
            int near = (int) Math.round(at);
            if (near >= 1 && near <= count && Math.abs(at - near) < 1e-6) {
                return names.get(count - near);
            }
            return blank(at);
        });
        return chart;
    }

    static XYChart xy(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        return chart;
    }

    static CategoryChart category(String title, String x, String y, int width, int height) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        style(chart.getStyler());
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(NOTHING)
                .setChartFontColor(TEXT)
                .setChartTitleBoxVisible(false)
                .setLegendBackgroundColor(NOTHING)
                .setLegendBorderColor(NOTHING)
                .setLegendPosition(Styler.LegendPosition.InsideNW);
        styler.setPlotBackgroundColor(NOTHING).setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID).setAxisTickMarksColor(QUIET).setAxisTickLabelsColor(TEXT);
        styler.setMarkerSize(7);
    }
}
