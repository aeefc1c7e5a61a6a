package io.chargehand.training.report;

import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.TdTag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of the report, row by row. Figures carry their place in the JSON report. Not safe for use by several threads. */
final class ReportTable {

    private final String caption;
    private final List<String> heads;
    private final List<DomContent> rows = new ArrayList<>();

    ReportTable(String caption, String... heads) {
        this.caption = caption;
        this.heads = List.of(heads);
    }

    /** Adds a row whose first cell names it. */
    ReportTable row(String name, DomContent... cells) {
        List<DomContent> all = new ArrayList<>();
        all.add(TagCreator.th(name).attr("scope", "row"));
        all.addAll(List.of(cells));
        rows.add(TagCreator.tr(all.toArray(DomContent[]::new)));
        return this;
    }

    /** A cell. */
    static TdTag cell(String text) {
        return TagCreator.td(text);
    }

    /**
     * A figure to four decimals.
     *
     * @param place its JSON pointer in the report of the head
     */
    static TdTag figure(String place, double value) {
        return TagCreator.td(Format.figure(value)).attr("data-figure", place);
    }

    /** The same; a dash where there is none. */
    static TdTag figure(String place, Optional<Double> value) {
        return value.map(each -> figure(place, each)).orElseGet(() -> cell(Format.NONE));
    }

    /** A cell of words. */
    static TdTag words(String text) {
        return TagCreator.td(text).withClass("text");
    }

    DivTag show() {
        return TagCreator.div(TagCreator.table(
                        TagCreator.caption(caption),
                        TagCreator.thead(TagCreator.tr(heads.stream()
                                .map(head -> TagCreator.th(head).attr("scope", "col"))
                                .toArray(DomContent[]::new))),
                        TagCreator.tbody(rows.toArray(DomContent[]::new))))
                .withClass("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", caption);
    }
}
