package io.chargehand.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The kinds of outcome a job may name, and how each is read. Stateless. */
final class OutcomeKinds {

    private static final Map<String, Function<SettingsTree, Outcome>> KINDS = kinds();

    /** When an outcome is told. */
    private enum Told {
        WITH_LABEL,
        AT_LIMIT
    }

    private OutcomeKinds() {}

    private static Map<String, Function<SettingsTree, Outcome>> kinds() {
        Map<String, Function<SettingsTree, Outcome>> kinds = new LinkedHashMap<>();
        kinds.put("true", tree -> new Outcome.IsTrue(tree.text("column")));
        kinds.put("false", tree -> new Outcome.IsFalse(tree.text("column")));
        kinds.put("one-of", tree -> new Outcome.IsOneOf(tree.text("column"), tree.texts("values")));
        kinds.put(
                "later",
                tree -> new Outcome.IsLater(
                        tree.text("column"),
                        tree.text("than"),
                        tree.number("toleranceDays", 0, 0, 10_000),
                        tree.choice("told", Told.WITH_LABEL) == Told.AT_LIMIT));
        kinds.put("greater", tree -> new Outcome.IsGreater(tree.text("column"), tree.text("than")));
        kinds.put("above", tree -> new Outcome.IsAbove(tree.text("column"), tree.number("bound")));
        kinds.put("number", tree -> new Outcome.NumberOf(tree.text("column")));
        kinds.put("ratio", tree -> new Outcome.Ratio(tree.text("column"), tree.text("over")));
        kinds.put(
                "days",
                tree -> new Outcome.DaysBetween(
                        tree.text("from"), tree.text("to"), tree.number("limitDays", 3650, 1e-9, 1e6)));
        return kinds;
    }

    static Outcome read(SettingsTree tree) {
        return tree.choice("kind", KINDS).apply(tree);
    }
}
