package io.chargehand.feature;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Kinds of features against their definitions, computed anew from all rows for each row of random histories. */
class KindsByDefinitionTest {

    private static final long HOUR = 3_600_000;
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Memory DECAY = new Memory.Decay(Duration.ofHours(72));
    /** Bucketed by the hour, and facts on whole hours: exact. */
    private static final int WINDOW_HOURS = 128;

    private static final Memory WINDOW = new Memory.Window(Duration.ofHours(WINDOW_HOURS));

    private static final Schema ROWS = new Schema(
            "rows",
            List.of(
                    Column.category("country"),
                    Column.category("supplier"),
                    Column.category("code"),
                    Column.number("units"),
                    Column.instant("decided"),
                    Column.instant("known").knownWithLabel(),
                    Column.category("late").knownWithLabel()));

    private record Case(
            String country, String supplier, String code, double units, long decided, long known, boolean late) {

        Row row() {
            return ROWS.row()
                    .text("country", country)
                    .text("supplier", supplier)
                    .text("code", code)
                    .number("units", units)
                    .instant("decided", Instant.ofEpochMilli(decided))
                    .instant("known", Instant.ofEpochMilli(known))
                    .text("late", String.valueOf(late))
                    .build();
        }

        /** When a label or an end counts: never before the row's own decision. */
        long ended() {
            return Math.max(known, decided);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nestedRates(long seed) {
        check(seed, new Feature.NestedRate("f", "late", List.of("country", "supplier"), 3, DECAY), (cases, asked) -> {
            double rate = smoothed(cases, asked, Double.NaN, other -> true);
            rate = smoothed(cases, asked, rate, other -> other.country().equals(asked.country()));
            return smoothed(
                    cases,
                    asked,
                    rate,
                    other -> other.country().equals(asked.country())
                            && other.supplier().equals(asked.supplier()));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decayedRatesAndMeansByKey(long seed) {
        check(
                seed,
                new Feature.Rate("f", "late", List.of("supplier"), 3, DECAY, Optional.empty(), Feature.RateForm.RATE),
                (cases, asked) -> smoothed(
                        cases,
                        asked,
                        smoothed(cases, asked, Double.NaN, other -> true),
                        other -> other.supplier().equals(asked.supplier())));
        check(
                seed,
                new Feature.Mean("f", "rows", Known.DECISION, "units", List.of("supplier"), 0, DECAY),
                (cases, asked) -> {
                    double sum = 0;
                    double weight = 0;
                    for (Case other : cases) {
                        if (other.decided() < asked.decided()
                                && other.supplier().equals(asked.supplier())
                                && !Double.isNaN(other.units())) {
                            double one = Math.pow(0.5, (asked.decided() - other.decided()) / (72.0 * HOUR));
                            sum += one * other.units();
                            weight += one;
                        }
                    }
                    return weight == 0 ? meanOfAll(cases, asked) : sum / weight;
                });
    }

    /** Told two days after the decision whether the end has come by then, and not sooner, whenever it comes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ratesOfOutcomesToldAtTheirLimit(long seed) {
        check(
                seed,
                new Feature.Rate(
                        "f", "slow", List.of("supplier"), 3, Memory.ALL, Optional.empty(), Feature.RateForm.RATE),
                (cases, asked) -> {
                    double[] all = slow(cases, asked, other -> true);
                    double[] own = slow(cases, asked, other -> other.supplier().equals(asked.supplier()));
                    return all[0] == 0 ? Double.NaN : (own[1] + 3 * all[1] / all[0]) / (own[0] + 3);
                });
    }

    private static double[] slow(List<Case> cases, Case asked, Predicate<Case> key) {
        double[] countAndSum = new double[2];
        for (Case other : cases) {
            if (other.decided() + 48 * HOUR < asked.decided() && key.test(other)) {
                countAndSum[0]++;
                countAndSum[1] += other.known() - other.decided() > 48 * HOUR ? 1 : 0;
            }
        }
        return countAndSum;
    }

    /** A state kept while outcomes wait to be told tells them after it is read again. */
    @Test
    void whatIsToldLaterIsKeptInASnapshot() throws IOException {
        List<Case> cases = cases(new Random(4));
        Feature rate = new Feature.Rate(
                "f", "slow", List.of("supplier"), 3, Memory.ALL, Optional.empty(), Feature.RateForm.RATE);
        FeatureSet set = set(List.of(rate));
        AsOfState state = new AsOfState(set);
        cases.stream()
                .map(Case::row)
                .flatMap(row -> set.factsOf(row).stream())
                .filter(fact -> !(fact instanceof Fact.Decided))
                .forEach(state::fold);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.snapshot(bytes);
        AsOfState again = AsOfState.restore(set, new ByteArrayInputStream(bytes.toByteArray()));
        Row row = cases.get(0).row();
        long later = START.toEpochMilli() + 2_000 * HOUR;
        assertThat(again.evaluate(row, later).number(0))
                .isEqualTo(state.evaluate(row, later).number(0))
                .isBetween(0.01, 0.99);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void velocities(long seed) {
        check(
                seed,
                new Feature.Velocity(
                        "f",
                        "rows",
                        Known.DECISION,
                        Optional.of("units"),
                        List.of("supplier"),
                        WINDOW,
                        Feature.Unit.DAYS),
                (cases, asked) -> inWindow(cases, asked, Case::decided) / (WINDOW_HOURS / 24.0));
        check(
                seed,
                new Feature.Velocity(
                        "f", "rows", Known.LABEL, Optional.empty(), List.of("supplier"), DECAY, Feature.Unit.HOURS),
                (cases, asked) -> {
                    double count = 0;
                    for (Case other : cases) {
                        if (other.ended() < asked.decided() && other.supplier().equals(asked.supplier())) {
                            count += Math.pow(0.5, (asked.decided() - other.ended()) / (72.0 * HOUR));
                        }
                    }
                    return count * Math.log(2) / 72;
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void throughputAndBacklog(long seed) {
        check(
                seed,
                new Feature.Throughput("f", "open", List.of("supplier"), WINDOW, Feature.Unit.HOURS),
                (cases, asked) -> inWindow(cases, asked, other -> other.ended()) / WINDOW_HOURS);
        check(
                seed,
                new Feature.Backlog("f", "open", List.of("supplier")),
                (cases, asked) -> cases.stream()
                        .filter(other -> other.supplier().equals(asked.supplier()))
                        .filter(other -> other.decided() < asked.decided() && other.ended() >= asked.decided())
                        .filter(other -> !Double.isNaN(other.units()))
                        .mapToDouble(Case::units)
                        .sum());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void missingCells(long seed) {
        check(
                seed,
                new Feature.Missing("f", List.of("units", "code")),
                (cases, asked) ->
                        (Double.isNaN(asked.units()) ? 1 : 0) + (asked.code().isEmpty() ? 1 : 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void codesWithAFloor(long seed) {
        List<Case> cases = cases(new Random(seed));
        List<FeatureVector> vectors = run(new Feature.Code("f", "code", 3, 4), cases);
        int rare = 0;
        for (int i = 0; i < cases.size(); i++) {
            Case asked = cases.get(i);
            String code = cut(asked.code());
            long before = cases.stream()
                    .filter(other -> other.decided() < asked.decided()
                            && cut(other.code()).equals(code))
                    .count();
            String expected = code.isEmpty() || before >= 4 ? code : "@rare";
            rare += expected.equals("@rare") ? 1 : 0;
            assertThat(vectors.get(i).category(0)).isEqualTo(expected);
        }
        assertThat(rare).isBetween(1, cases.size() - 1);
    }

    /** What a job wrote as two rates, one toward the other, is what the nested rate says. */
    @Test
    void aNestedRateIsAChainOfRates() {
        List<Case> cases = cases(new Random(9));
        Feature country = new Feature.Rate(
                "c", "late", List.of("country"), 5, Memory.ALL, Optional.empty(), Feature.RateForm.RATE);
        Feature supplier = new Feature.Rate(
                "s", "late", List.of("country", "supplier"), 5, Memory.ALL, Optional.of("c"), Feature.RateForm.RATE);
        Feature nested = new Feature.NestedRate("n", "late", List.of("country", "supplier"), 5, Memory.ALL);
        for (FeatureVector vector : run(List.of(country, supplier, nested), cases)) {
            assertThat(Double.compare(vector.number(2), vector.number(1))).isZero();
        }
    }

    private interface Definition {
        double of(List<Case> cases, Case asked);
    }

    private static void check(long seed, Feature feature, Definition definition) {
        List<Case> cases = cases(new Random(seed));
        List<FeatureVector> vectors = run(feature, cases);
        for (int i = 0; i < cases.size(); i++) {
            double expected = definition.of(cases, cases.get(i));
            double given = vectors.get(i).number(0);
            if (Double.isNaN(expected)) {
                assertThat(given).as("row %s", i).isNaN();
            } else {
                assertThat(given).as("row %s", i).isCloseTo(expected, within(1e-9));
            }
        }
    }

    private static List<FeatureVector> run(Feature feature, List<Case> cases) {
        return run(List.of(feature), cases);
    }

    private static List<FeatureVector> run(List<Feature> features, List<Case> cases) {
        return HistoryReplay.run(
                new AsOfState(set(features)), cases.stream().map(Case::row).toList(), List.of());
    }

    private static FeatureSet set(List<Feature> features) {
        return new FeatureSet(
                List.of(new Stream(ROWS, Moment.at("decided"), Optional.of(Moment.at("known")))),
                Map.of("late", new Outcome.IsTrue("late"), "slow", new Outcome.IsLater("known", "decided", 2, true)),
                List.of(new IntervalSource(
                        "open", "rows", Moment.at("decided"), Moment.at("known"), Optional.of("units"))),
                ZoneId.of("UTC"),
                features);
    }

    private static List<Case> cases(Random random) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            long decided = START.toEpochMilli() + random.nextInt(600) * HOUR;
            cases.add(new Case(
                    "c" + random.nextInt(2),
                    "s" + random.nextInt(4),
                    random.nextInt(8) == 0 ? "" : "K" + random.nextInt(3) + random.nextInt(4) + random.nextInt(9),
                    random.nextInt(10) == 0 ? Double.NaN : 1 + random.nextInt(9),
                    decided,
                    decided + (random.nextInt(160) - 10) * HOUR,
                    random.nextInt(3) == 0));
        }
        return cases;
    }

    private static String cut(String code) {
        return code.substring(0, Math.min(3, code.length()));
    }

    private static double smoothed(List<Case> cases, Case asked, double prior, Predicate<Case> key) {
        double count = 0;
        double sum = 0;
        for (Case other : cases) {
            if (other.ended() < asked.decided() && key.test(other)) {
                double one = Math.pow(0.5, (asked.decided() - other.ended()) / (72.0 * HOUR));
                count += one;
                sum += other.late() ? one : 0;
            }
        }
        if (Double.isNaN(prior)) {
            return count == 0 ? Double.NaN : sum / count;
        }
        return (sum + 3 * prior) / (count + 3);
    }

    private static double meanOfAll(List<Case> cases, Case asked) {
        double sum = 0;
        double weight = 0;
        for (Case other : cases) {
            if (other.decided() < asked.decided() && !Double.isNaN(other.units())) {
                double one = Math.pow(0.5, (asked.decided() - other.decided()) / (72.0 * HOUR));
                sum += one * other.units();
                weight += one;
            }
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }

    private static double inWindow(List<Case> cases, Case asked, ToDoubleFunction<Case> at) {
        return cases.stream()
                .filter(other -> other.supplier().equals(asked.supplier()) && !Double.isNaN(other.units()))
                .filter(other -> at.applyAsDouble(other) < asked.decided()
                        && at.applyAsDouble(other) > asked.decided() - WINDOW_HOURS * HOUR)
                .mapToDouble(Case::units)
                .sum();
    }
}
