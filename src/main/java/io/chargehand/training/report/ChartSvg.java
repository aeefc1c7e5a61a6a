package io.chargehand.training.report;

import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Turns charts into SVG: alone in a file, or as an element within a page. Stateless. */
final class ChartSvg {

    private static final String SVG = "http://www.w3.org/2000/svg";
    /** Tenths of a pixel cannot be told apart. */
    private static final int DECIMALS = 1;

    private ChartSvg() {}

    /** A file of its own. */
    static String file(Chart<?, ?> chart) {
        StringWriter text = new StringWriter();
        try {
            drawn(chart, "").stream(text, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * An {@code svg} element that fills the width it is given and is read out by its title and description.
     *
     * @param id unlike that of every other chart of the page
     */
    static String inline(Chart<?, ?> chart, String id, String description) {
        SVGGraphics2D graphics = drawn(chart, id + "-");
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
        root.removeAttribute("width");
        root.removeAttribute("height");
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
        Document document = root.getOwnerDocument();
        NodeList definitions = root.getElementsByTagNameNS(SVG, "defs");
        for (int i = 0; i < definitions.getLength(); i++) {
            ((Element) definitions.item(i)).setAttribute("id", id + "-defs" + i);
        }
        root.insertBefore(text(document, "desc", id + "-desc", description), root.getFirstChild());
        root.insertBefore(text(document, "title", id + "-title", chart.getTitle()), root.getFirstChild());
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().substring(text.toString().indexOf("<svg"));
    }

    private static Element text(Document document, String name, String id, String text) {
        Element element = document.createElementNS(SVG, name);
        element.setAttribute("id", id);
        element.appendChild(document.createTextNode(text));
        return element;
    }

    private static SVGGraphics2D drawn(Chart<?, ?> chart, String prefix) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setPrecision(DECIMALS);
        context.setComment("");
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String kind) {
                return prefix + super.generateID(kind);
            }
        });
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        return graphics;
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK must make XML documents", e);
        }
    }
}
