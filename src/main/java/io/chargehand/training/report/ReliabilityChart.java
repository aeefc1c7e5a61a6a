package io.chargehand.training.report;

import io.chargehand.training.Metrics;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Draws observed rate by predicted probability as SVG. Stateless. */
final class ReliabilityChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private ReliabilityChart() {}

    static String svg(String title, List<Metrics.Reliability> bins) throws IOException {
        double top = 0.01;
        for (Metrics.Reliability bin : bins) {
            top = Math.max(top, Math.max(bin.meanProbability(), bin.observedRate()));
        }
        top = Math.min(1, Math.ceil(top * 20) / 20);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("predicted probability (mean of the bin)")
                .yAxisTitle("observed rate")
                .theme(Styler.ChartTheme.XChart)
                .build();
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(top);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(top);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        chart.addSeries("perfect", new double[] {0, top}, new double[] {0, top}).setMarker(SeriesMarkers.NONE);
        chart.addSeries(
                        "model, ten bins of equal count",
                        bins.stream()
                                .mapToDouble(Metrics.Reliability::meanProbability)
                                .toArray(),
                        bins.stream()
                                .mapToDouble(Metrics.Reliability::observedRate)
                                .toArray())
                .setMarker(SeriesMarkers.CIRCLE);
        SVGGraphics2D graphics = new SVGGraphics2D(document());
        chart.paint(graphics, WIDTH, HEIGHT);
        StringWriter text = new StringWriter();
        graphics.stream(text, true);
        return text.toString();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK must make XML documents", e);
        }
    }
}
