package io.chargehand.training.report;

import io.chargehand.training.SearchReport;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes what a search tried, the best first. Stateless. */
public final class SearchTable {

    private SearchTable() {}

    /**
     * A sentence and a Markdown table.
     *
     * @param most how many settings are listed; the rest are in {@code metrics.json}
     */
    public static String write(SearchReport report, int most) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Tried %d of %d settings by %s on %d blocks before the split, each answered by models trained before it",
                report.tried().size(),
                report.planned(),
                report.measure(),
                report.folds().size()));
        text.append(
                switch (report.ended()) {
                    case "stopped" -> "; stopped by a person";
                    case "minutes" -> "; ended by its limit of minutes";
                    default -> "";
                });
        if (report.chosen() < 0) {
            return text.append(". None was measured in time: trained as written.\n")
                    .toString();
        }
        text.append(".\n\n| setting | ");
        report.folds()
                .forEach(fold -> text.append(fold.from().toString(), 0, 10).append(" | "));
        text.append("mean | standard error | behind the best | its standard error |\n|---|");
        text.append("---|".repeat(report.folds().size() + 4)).append('\n');
        List<Integer> order = IntStream.range(0, report.tried().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> report.tried().get(i).behind()))
                .limit(most)
                .toList();
        for (int i : order) {
            row(text, report.tried().get(i), i == report.chosen());
        }
        return text.toString();
    }

    private static void row(StringBuilder text, SearchReport.Tried tried, boolean chosen) {
        String values = tried.values().entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue())
                .collect(Collectors.joining(", "));
        text.append("| ").append(values).append(chosen ? " (chosen)" : "").append(" | ");
        tried.perFold().forEach(figure -> text.append(figure(figure)));
        text.append(figure(tried.mean()))
                .append(figure(tried.standardError()))
                .append(figure(tried.behind()))
                .append(figure(tried.behindStandardError()).strip())
                .append('\n');
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f | ", value);
    }
}
