package io.chargehand.bench.sequencing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintStream;
import java.util.Locale;

/** Prints results as they come: JSON lines for machines, a table for people. Not thread-safe. */
final class Report {

    private final JsonMapper mapper = JsonMapper.shared();
    private final PrintStream out;
    private final boolean json;

    Report(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void line(Measurement measurement) {
        print(
                measurement,
                String.format(
                        Locale.ROOT,
                        "%-16s %12s %12s %9s %% %8.2f s  %s%s",
                        measurement.instance(),
                        shown(measurement.value()),
                        shown(measurement.best()),
                        shown(measurement.gapPercent()),
                        measurement.seconds(),
                        measurement.engine(),
                        measurement.feasible() ? "" : "  INFEASIBLE"));
    }

    void last(Summary summary) {
        print(
                summary,
                String.format(
                        Locale.ROOT,
                        "%s: mean gap %s %%, mean ratio %s, %d of %d at the best value, %d feasible",
                        summary.engine(),
                        shown(summary.meanGapPercent()),
                        shown(summary.meanRatio()),
                        summary.atBest(),
                        summary.instances(),
                        summary.feasible()));
    }

    private void print(Object line, String text) {
        out.println(json ? mapper.writeValueAsString(line) : text);
    }

    private static String shown(@Nullable Number number) {
        if (number == null) {
            return "-";
        }
        return number instanceof Double ? String.format(Locale.ROOT, "%.3f", number.doubleValue()) : number.toString();
    }
}
