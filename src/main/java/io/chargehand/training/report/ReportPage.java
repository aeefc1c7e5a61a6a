package io.chargehand.training.report;

import io.chargehand.training.ClassWeights;
import io.chargehand.training.TrainingResult;
import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

/**
 * The report of a run as one HTML file that needs no other: charts, style and figures are within it. It is well-formed XML
 * too. Stateless.
 */
final class ReportPage {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String STYLE = "report.css";

    private ReportPage() {}

    /**
     * Writes the page.
     *
     * @param title what stands on top
     * @param heads one per outcome
     * @param provenance what made the version
     */
    static String write(String title, List<TrainingResult> heads, Map<String, Object> provenance) {
        List<DomContent> content = new ArrayList<>();
        Map<String, String> links = new LinkedHashMap<>();
        for (TrainingResult each : heads) {
            String label = each.job().label();
            String id = "h" + heads.indexOf(each);
            List<DomContent> sections = new ArrayList<>();
            if (heads.size() > 1) {
                sections.add(h1("P(" + label + ")").withId(id));
                links.put(id, label);
            } else {
                links.putAll(chapters(id));
            }
            sections.addAll(new ReportSections(each, id).all());
            content.add(div(sections.toArray(DomContent[]::new)).attr("data-head", label));
        }
        links.put("provenance", "Provenance");
        content.add(provenance(heads.get(0), provenance));
        String description = heads.get(0).job().description();
        DomContent page = html(
                        head(
                                meta().attr("charset", "UTF-8"),
                                meta().attr("name", "viewport").attr("content", "width=device-width, initial-scale=1"),
                                title(title),
                                style(rawHtml(css()))),
                        body(
                                header(h1(title), p(description).withClass("quiet")),
                                nav(ul(links.entrySet().stream()
                                                .map(link ->
                                                        li(a(link.getValue()).withHref("#" + link.getKey())))
                                                .toArray(DomContent[]::new)))
                                        .attr("aria-label", "Sections"),
                                main(content.toArray(DomContent[]::new)),
                                footer(
                                        "The figures hold for rows like those tested. Where the base rate or the inputs move, "
                                                + "compare the score with its outcomes before relying on it.")))
                .attr("lang", "en");
        try {
            return "<!DOCTYPE html>\n"
                    + page.render(FlatHtml.inMemory(Config.defaults().withEmptyTagsClosed(true)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> chapters(String id) {
        Map<String, String> chapters = new LinkedHashMap<>();
        List.of(
                        "figures",
                        "reliability",
                        "ranking",
                        "champion",
                        "folds",
                        "slices",
                        "costs",
                        "attributions",
                        "drift",
                        "warnings")
                .forEach(name -> chapters.put(
                        id + "-" + name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)));
        return chapters;
    }

    private static DomContent provenance(TrainingResult first, Map<String, Object> provenance) {
        ReportTable table = new ReportTable("What made this version", "what");
        provenance.forEach((name, value) -> table.row(name, ReportTable.words(shown(value))));
        table.row(
                "trainer", ReportTable.words(first.job().trainer().kind().name().toLowerCase(Locale.ROOT)));
        if (first.rounds() > 0) {
            table.row("rounds", ReportTable.words(String.valueOf(first.rounds())));
        }
        first.roundsChosen().ifPresent(chosen -> table.row("rounds chosen", ReportTable.words(Format.rounds(chosen))));
        if (!first.job().trainer().classWeights().equals(ClassWeights.NONE)) {
            table.row(
                    "class weights",
                    ReportTable.words(Format.classWeights(first.job().trainer().classWeights())));
        }
        table.row(
                "calibration",
                ReportTable.words(first.artifact().model().calibration().kind()));
        return section(
                h2("Provenance and settings").withId("provenance"),
                ReportSections.card(
                        table.show(),
                        ReportSections.folded(
                                "The job as read",
                                pre(code(JSON.writeValueAsString(first.job().settings()))))));
    }

    private static String shown(Object value) {
        return value instanceof Map<?, ?> map
                ? new TreeMap<>(map)
                        .entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private static String css() {
        try (InputStream file = ReportPage.class.getResourceAsStream(STYLE)) {
            if (file == null) {
                throw new IllegalStateException(STYLE + " must be beside the class");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
