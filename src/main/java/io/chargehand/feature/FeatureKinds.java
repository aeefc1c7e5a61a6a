package io.chargehand.feature;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of feature a job may name, and how each is read. Stateless. */
final class FeatureKinds {

    private static final Map<String, Reader> KINDS = kinds();

    private FeatureKinds() {}

    /** What a feature's keys may leave out is taken from here. */
    record Defaults(String rows, String outcome) {}

    private interface Reader {
        Feature read(String name, SettingsTree tree, Defaults defaults);
    }

    private static Map<String, Reader> kinds() {
        Map<String, Reader> kinds = new LinkedHashMap<>();
        ofOwnRow(kinds);
        ofOthers(kinds);
        perTime(kinds);
        return kinds;
    }

    private static void ofOwnRow(Map<String, Reader> kinds) {
        kinds.put(
                "number",
                (name, tree, defaults) -> new Feature.Number(
                        name, tree.findText("column").orElse(name), tree.choice("transform", Feature.Transform.NONE)));
        kinds.put("category", (name, tree, defaults) -> new Feature.Category(name, columns(tree, name)));
        kinds.put(
                "code",
                (name, tree, defaults) -> new Feature.Code(
                        name,
                        tree.findText("column").orElse(name),
                        tree.whole("prefix", 1000, 1, 1000),
                        tree.whole("floor", 20, 1, 1_000_000)));
        kinds.put("missing", (name, tree, defaults) -> new Feature.Missing(name, columns(tree, name)));
        kinds.put(
                "calendar",
                (name, tree, defaults) -> new Feature.Calendar(
                        name,
                        tree.text("column", Feature.DECISION_INSTANT),
                        tree.choice("part", Feature.CalendarPart.class)));
        kinds.put(
                "elapsed",
                (name, tree, defaults) -> new Feature.Elapsed(
                        name,
                        tree.text("from"),
                        tree.text("to", Feature.DECISION_INSTANT),
                        tree.choice("unit", Feature.Unit.DAYS)));
        kinds.put("ratio", (name, tree, defaults) -> new Feature.Ratio(name, tree.text("of"), tree.text("over")));
        kinds.put("log-odds", (name, tree, defaults) -> new Feature.LogOdds(name, tree.text("of")));
    }

    private static void ofOthers(Map<String, Reader> kinds) {
        kinds.put(
                "rate",
                (name, tree, defaults) -> new Feature.Rate(
                        name,
                        tree.findText("outcome").orElse(defaults.outcome()),
                        tree.texts("by"),
                        tree.number("smoothing", 20, 0, 1e6),
                        memory(tree),
                        tree.findText("toward"),
                        tree.choice("form", Feature.RateForm.RATE)));
        kinds.put(
                "nested-rate",
                (name, tree, defaults) -> new Feature.NestedRate(
                        name,
                        tree.findText("outcome").orElse(defaults.outcome()),
                        tree.texts("by"),
                        tree.number("smoothing", 20, 0, 1e6),
                        memory(tree)));
        kinds.put(
                "count",
                (name, tree, defaults) -> new Feature.Count(
                        name,
                        tree.findText("stream").orElse(defaults.rows()),
                        tree.choice("at", Known.DECISION),
                        tree.texts("by"),
                        memory(tree)));
        kinds.put(
                "mean",
                (name, tree, defaults) -> new Feature.Mean(
                        name,
                        tree.findText("stream").orElse(defaults.rows()),
                        tree.choice("at", Known.DECISION),
                        tree.text("column"),
                        tree.texts("by"),
                        tree.number("smoothing", 0, 0, 1e6),
                        memory(tree)));
        kinds.put(
                "backlog",
                (name, tree, defaults) -> new Feature.Backlog(name, tree.text("interval"), tree.texts("by")));
        kinds.put("labor", (name, tree, defaults) -> new Feature.Labor(name, tree.text("interval"), tree.texts("by")));
    }

    private static void perTime(Map<String, Reader> kinds) {
        kinds.put(
                "velocity",
                (name, tree, defaults) -> new Feature.Velocity(
                        name,
                        tree.findText("stream").orElse(defaults.rows()),
                        tree.choice("at", Known.DECISION),
                        tree.findText("column"),
                        tree.texts("by"),
                        memory(tree),
                        tree.choice("unit", Feature.Unit.DAYS)));
        kinds.put(
                "throughput",
                (name, tree, defaults) -> new Feature.Throughput(
                        name,
                        tree.text("interval"),
                        tree.texts("by"),
                        memory(tree),
                        tree.choice("unit", Feature.Unit.DAYS)));
    }

    static Feature read(SettingsTree tree, Defaults defaults) {
        Optional<String> name = tree.findText("name");
        Reader kind = tree.choice("kind", KINDS);
        return kind.read(name.isEmpty() ? tree.text("name") : name.get(), tree, defaults);
    }

    /** The names of all kinds, in the order of the documentation. */
    static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    private static List<String> columns(SettingsTree tree, String name) {
        List<String> several = tree.texts("columns");
        Optional<String> one = tree.findText("column");
        if (!several.isEmpty() && one.isPresent()) {
            throw tree.wrong("column", one.get(), "must not stand beside columns");
        }
        return several.isEmpty() ? List.of(one.orElse(name)) : several;
    }

    private static Memory memory(SettingsTree tree) {
        Optional<Duration> window = tree.findDuration("window");
        Optional<Duration> halfLife = tree.findDuration("halfLife");
        if (window.isPresent() && halfLife.isPresent()) {
            throw tree.wrong("halfLife", halfLife.get(), "must not stand beside a window");
        }
        return window.<Memory>map(Memory.Window::new)
                .or(() -> halfLife.map(Memory.Decay::new))
                .orElse(Memory.ALL);
    }
}
