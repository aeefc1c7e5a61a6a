package io.chargehand.feature;

import io.chargehand.kernel.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** A future fact never changes today's features, and a row's own label never its own: for every kind, on random histories. */
class AsOfPropertyTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final Schema ROWS = new Schema(
            "rows",
            List.of(
                    Column.category("supplier"),
                    Column.category("node"),
                    Column.number("units"),
                    Column.instant("ordered"),
                    Column.instant("decided"),
                    Column.instant("arrived").knownWithLabel(),
                    Column.number("received").knownWithLabel(),
                    Column.category("late").knownWithLabel()));

    private static final Schema SHIFTS = new Schema(
            "shifts",
            List.of(
                    Column.category("node"),
                    Column.number("workers"),
                    Column.instant("begins"),
                    Column.instant("ends")));

    static Stream<Feature> everyKind() {
        Memory week = new Memory.Window(Duration.ofDays(7));
        Memory decay = new Memory.Decay(Duration.ofDays(3));
        return Stream.of(
                new Feature.Number("number", "units", Feature.Transform.LOG),
                new Feature.Category("category", List.of("supplier", "node")),
                new Feature.Calendar("calendar", Feature.DECISION_INSTANT, Feature.CalendarPart.HOUR_OF_WEEK),
                new Feature.Elapsed("elapsed", "ordered", Feature.DECISION_INSTANT, Feature.Unit.HOURS),
                rate("rate", Memory.ALL, Feature.RateForm.RATE),
                rate("rateInWindow", week, Feature.RateForm.DIFFERENCE),
                rate("rateDecayed", decay, Feature.RateForm.LIFT),
                new Feature.Rate(
                        "meanOutcome",
                        "share",
                        List.of("supplier"),
                        5,
                        Memory.ALL,
                        Optional.empty(),
                        Feature.RateForm.RATE),
                new Feature.Count("countDecided", "rows", Known.DECISION, List.of("node"), week),
                new Feature.Count("countLabelled", "rows", Known.LABEL, List.of("node"), decay),
                new Feature.Mean("meanDecided", "rows", Known.DECISION, "units", List.of("supplier"), 2, week),
                new Feature.Mean("meanLabelled", "rows", Known.LABEL, "received", List.of("supplier"), 0, Memory.ALL),
                new Feature.Ratio("ratio", "base1", "base2"),
                new Feature.LogOdds("logOdds", "base1"),
                new Feature.Backlog("backlog", "open", List.of("node")),
                new Feature.Labor("labor", "onShift", List.of("node")),
                new Feature.Missing("missing", List.of("units", "node")),
                new Feature.Code("code", "supplier", 2, 5),
                new Feature.NestedRate("nested", "label", List.of("node", "supplier"), 4, decay),
                new Feature.Velocity(
                        "velocity",
                        "rows",
                        Known.LABEL,
                        Optional.of("received"),
                        List.of("node"),
                        week,
                        Feature.Unit.DAYS),
                new Feature.Throughput("throughput", "open", List.of("node"), decay, Feature.Unit.HOURS));
    }

    private static Feature rate(String name, Memory memory, Feature.RateForm form) {
        return new Feature.Rate(name, "label", List.of("supplier", "node"), 3, memory, Optional.empty(), form);
    }

    static Stream<Arguments> everyKindAndSeed() {
        return everyKind().flatMap(kind -> IntStream.range(0, 3).mapToObj(seed -> Arguments.of(kind, (long) seed)));
    }

    @Test
    void everyKindIsTested() {
        assertThat(everyKind().map(Object::getClass).distinct()).hasSize(Feature.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @MethodSource("everyKindAndSeed")
    void futureFactsChangeNothing(Feature kind, long seed) {
        Random random = new Random(seed);
        FeatureSet set = set(List.of(kind));
        List<Row> rows = rows(random, 90);
        List<Fact> shifts = shifts(set, random, 30);
        List<FeatureVector> whole = HistoryReplay.run(new AsOfState(set), rows, shifts);
        for (int check = 0; check < 8; check++) {
            int chosen = random.nextInt(rows.size());
            long at = set.rows().seen().of(rows.get(chosen));
            AsOfState state = new AsOfState(set);
            facts(set, rows, shifts).stream().filter(fact -> fact.at() < at).forEach(state::fold);
            assertThat(state.evaluate(rows.get(chosen)).asMap())
                    .as("row %s with and without all that happened at or after %s", chosen, Instant.ofEpochMilli(at))
                    .isEqualTo(whole.get(chosen).asMap());
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindAndSeed")
    void ownLabelChangesNothing(Feature kind, long seed) {
        Random random = new Random(seed);
        FeatureSet set = set(List.of(kind));
        List<Row> rows = rows(random, 80);
        List<Fact> shifts = shifts(set, random, 20);
        List<FeatureVector> before = HistoryReplay.run(new AsOfState(set), rows, shifts);
        for (int check = 0; check < 5; check++) {
            int chosen = random.nextInt(rows.size());
            List<Row> changed = new ArrayList<>(rows);
            changed.set(chosen, otherwiseLabelled(rows.get(chosen), random));
            assertThat(HistoryReplay.run(new AsOfState(set), changed, shifts)
                            .get(chosen)
                            .asMap())
                    .isEqualTo(before.get(chosen).asMap());
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindAndSeed")
    void servingFromASnapshotAnswersAsTraining(Feature kind, long seed) throws IOException {
        Random random = new Random(seed);
        FeatureSet set = set(List.of(kind));
        List<Row> rows = rows(random, 80);
        List<Fact> shifts = shifts(set, random, 20);
        List<FeatureVector> trained = HistoryReplay.run(new AsOfState(set), rows, shifts);
        List<Fact> facts = facts(set, rows, shifts);
        AsOfState state = new AsOfState(set);
        List<Integer> order = IntStream.range(0, rows.size())
                .boxed()
                .sorted((a, b) -> Long.compare(
                        set.rows().seen().of(rows.get(a)), set.rows().seen().of(rows.get(b))))
                .toList();
        facts.subList(0, facts.size() / 2).forEach(state::fold);
        facts.subList(facts.size() / 2, facts.size()).forEach(state::fold);
        for (int i : order) {
            if (random.nextInt(10) == 0) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                state.snapshot(bytes);
                state = AsOfState.restore(set, new ByteArrayInputStream(bytes.toByteArray()));
            }
            assertThat(state.evaluate(rows.get(i)).asMap())
                    .isEqualTo(trained.get(i).asMap());
        }
    }

    @Test
    void aFactAtTheInstantItselfIsNotSeen() {
        FeatureSet set = set(List.of(new Feature.Count("seen", "rows", Known.DECISION, List.of(), Memory.ALL)));
        AsOfState state = new AsOfState(set);
        Row row = row("acme", "n1", 5, 0, 10, 20, 5, false);
        long at = set.rows().seen().of(row);
        state.fold(new Fact.Decided(at, row));
        assertThat(state.evaluate(row, at).number(0)).isZero();
        assertThat(state.evaluate(row, at + 1).number(0)).isOne();
        assertThatThrownBy(() -> state.evaluate(row, at)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aLabelTimeColumnIsRefusedAsAFeatureByName() {
        assertThatThrownBy(() -> set(List.of(new Feature.Number("leak", "received", Feature.Transform.NONE))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("features.leak")
                .hasMessageContaining("received")
                .hasMessageContaining("known only with the label");
        assertThatThrownBy(() -> set(List.of(
                        new Feature.Mean("leak", "rows", Known.DECISION, "received", List.of(), 0, Memory.ALL))))
                .hasMessageContaining("known only with the label");
        assertThatThrownBy(() -> set(List.of(new Feature.Backlog("leak", "open", List.of("late")))))
                .hasMessageContaining("known only with the label");
    }

    @Test
    void aRateIsTheCountsSmoothed() {
        FeatureSet set = set(List.of(new Feature.Rate(
                "rate", "label", List.of("supplier"), 2, Memory.ALL, Optional.empty(), Feature.RateForm.RATE)));
        AsOfState state = new AsOfState(set);
        for (int i = 0; i < 4; i++) {
            Row row = row(i < 2 ? "acme" : "zeta", "n1", 5, 0, 1, 2, 5, i == 0);
            set.factsOf(row).forEach(state::fold);
        }
        // acme: 1 of 2 late; all: 1 of 4; smoothed by 2 rows' worth of 0.25
        assertThat(state.evaluate(row("acme", "n1", 5, 9, 10, 20, 5, false)).number(0))
                .isEqualTo((1 + 2 * 0.25) / (2 + 2));
    }

    @Test
    void logOddsAreThoseOfTheRate() {
        FeatureSet set = set(List.of(new Feature.LogOdds("logOdds", "base1")));
        AsOfState state = new AsOfState(set);
        Row asked = row("acme", "n1", 5, 9, 10, 20, 5, false);
        assertThat(state.evaluate(asked).number(2)).as("nothing known").isNaN();
        for (int i = 0; i < 4; i++) {
            set.factsOf(row("acme", "n1", 5, 0, 1, 2, 5, i == 0)).forEach(state::fold);
        }
        // 1 of 4, smoothed toward itself
        assertThat(state.evaluate(row("acme", "n1", 5, 10, 11, 20, 5, false)).number(2))
                .isCloseTo(Math.log(0.255 / 0.755), within(1e-12));
    }

    private static FeatureSet set(List<Feature> asked) {
        List<Feature> features = new ArrayList<>();
        if (asked.get(0) instanceof Feature.Ratio || asked.get(0) instanceof Feature.LogOdds) {
            features.add(rate("base1", Memory.ALL, Feature.RateForm.RATE));
            features.add(new Feature.Labor("base2", "onShift", List.of("node")));
        }
        features.addAll(asked);
        return new FeatureSet(
                List.of(
                        new io.chargehand.feature.Stream(ROWS, Moment.at("decided"), Optional.of(Moment.at("arrived"))),
                        new io.chargehand.feature.Stream(SHIFTS, Moment.at("begins"), Optional.empty())),
                Map.of("label", new Outcome.IsTrue("late"), "share", new Outcome.Ratio("received", "units")),
                List.of(
                        new IntervalSource(
                                "open", "rows", Moment.at("ordered"), Moment.at("arrived"), Optional.of("units")),
                        new IntervalSource(
                                "onShift", "shifts", Moment.at("begins"), Moment.at("ends"), Optional.of("workers"))),
                ZoneId.of("Europe/Berlin"),
                features);
    }

    private static List<Fact> facts(FeatureSet set, List<Row> rows, List<Fact> others) {
        List<Fact> facts = new ArrayList<>();
        rows.forEach(row -> facts.addAll(set.factsOf(row)));
        facts.addAll(others);
        facts.sort(Comparator.comparingLong(Fact::at));
        return facts;
    }

    private static List<Row> rows(Random random, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // whole hours, so that ties abound; some arrive before they are decided
            int decided = random.nextInt(400);
            rows.add(row(
                    "s" + random.nextInt(4),
                    "n" + random.nextInt(3),
                    1 + random.nextInt(9),
                    decided - random.nextInt(50),
                    decided,
                    decided - 10 + random.nextInt(150),
                    random.nextInt(9),
                    random.nextInt(3) == 0));
        }
        return rows;
    }

    private static List<Fact> shifts(FeatureSet set, Random random, int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int begins = random.nextInt(400);
            facts.addAll(set.factsOf(SHIFTS.row()
                    .text("node", "n" + random.nextInt(3))
                    .number("workers", 1 + random.nextInt(4))
                    .instant("begins", hour(begins))
                    .instant("ends", hour(begins + 8))
                    .build()));
        }
        return facts;
    }

    private static Row otherwiseLabelled(Row row, Random random) {
        int units = ROWS.position("test", "units");
        return ROWS.row()
                .text("supplier", row.show("supplier"))
                .text("node", row.show("node"))
                .number("units", row.number(units))
                .instant("ordered", Instant.parse(row.show("ordered")))
                .instant("decided", Instant.parse(row.show("decided")))
                .instant("arrived", hour(random.nextInt(600)))
                .number("received", random.nextInt(9))
                .text("late", row.show("late").equals("true") ? "false" : "true")
                .build();
    }

    private static Row row(
            String supplier,
            String node,
            int units,
            int ordered,
            int decided,
            int arrived,
            int received,
            boolean late) {
        return ROWS.row()
                .text("supplier", supplier)
                .text("node", node)
                .number("units", units)
                .instant("ordered", hour(ordered))
                .instant("decided", hour(decided))
                .instant("arrived", hour(arrived))
                .number("received", received)
                .text("late", String.valueOf(late))
                .build();
    }

    private static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
