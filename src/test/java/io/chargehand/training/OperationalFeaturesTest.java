package io.chargehand.training;

import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.AsOfState;
import io.chargehand.feature.EventsInMemory;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.HistoryReplay;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalCases;
import io.chargehand.feature.RandomOperation;
import io.chargehand.feature.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** The features of both operational jobs, evaluated over random operations. */
class OperationalFeaturesTest {

    private static final Path SLA_RISK = Path.of("training", "sla-risk.yaml");
    private static final Path RECEIPT_VARIANCE = Path.of("training", "receipt-variance.yaml");
    private static final double ROUNDING = 1e-6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aFutureEventNeverChangesTodaysFeatures(long seed) {
        List<OperationalEvent> events = RandomOperation.events(seed, 4, 25);
        SplittableRandom random = new SplittableRandom(seed);
        for (Path job : List.of(SLA_RISK, RECEIPT_VARIANCE)) {
            FeatureSet set = features(job);
            Map<String, FeatureVector> whole = vectors(events, set);
            Instant cut = RandomOperation.START.plus(Duration.ofMinutes(random.nextLong(600, 4 * 1440)));
            List<OperationalEvent> past =
                    events.stream().filter(event -> !event.time().isAfter(cut)).toList();
            Map<String, FeatureVector> cutOff = vectors(past, set);

            assertThat(cutOff).as("rows decided by %s", cut).isNotEmpty();
            cutOff.forEach((key, vector) -> assertSame(key, vector, whole.get(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void servingSeesWhatTrainingSaw(long seed) {
        List<OperationalEvent> events = RandomOperation.events(seed, 3, 25);
        for (Path job : List.of(SLA_RISK, RECEIPT_VARIANCE)) {
            FeatureSet set = features(job);
            Map<String, FeatureVector> trained = vectors(events, set);
            EventsInMemory log = new EventsInMemory();
            LiveFeatures live = new LiveFeatures(log);
            LiveFeatures.Followed followed = live.follow(List.of(set)).get(0);
            int compared = 0;
            int next = 0;
            for (Row row : rows(events, set)) {
                long decided = set.rows().seen().of(row);
                while (next < events.size() && events.get(next).time().toEpochMilli() <= decided) {
                    live.take(List.of(log.append(events.get(next++))));
                }
                FeatureVector served = job.equals(SLA_RISK)
                        ? followed.promises(List.of(OperationalCases.promise(row)))
                                .get(0)
                        : followed.receipts(List.of(OperationalCases.receipt(row)))
                                .get(0);
                assertSame(row.show("rowKey"), served, trained.get(row.show("rowKey")));
                compared++;
            }
            assertThat(compared).isGreaterThan(20);
        }
    }

    @Test
    void aLateFollowerSeesWhatAnEarlyOneSees() {
        List<OperationalEvent> events = RandomOperation.events(11, 3, 25);
        FeatureSet set = features(SLA_RISK);
        EventsInMemory log = new EventsInMemory();
        LiveFeatures live = new LiveFeatures(log);
        LiveFeatures.Followed early = live.follow(List.of(set)).get(0);
        events.forEach(event -> live.take(List.of(log.append(event))));
        LiveFeatures.Followed late = live.follow(List.of(set)).get(0);

        List<Row> rows = rows(events, set);
        Row last = rows.get(rows.size() - 1);
        assertSame(
                "last",
                late.promises(List.of(OperationalCases.promise(last))).get(0),
                early.promises(List.of(OperationalCases.promise(last))).get(0));
    }

    private static FeatureSet features(Path job) {
        return new JobFile(HistoryRows.of(each -> {})).read(job).features();
    }

    private static RowSource.SourceRows read(List<OperationalEvent> events, FeatureSet set) {
        return HistoryRows.of(events::forEach).stream()
                .filter(source -> source.name().equals(set.rows().name()))
                .findFirst()
                .orElseThrow()
                .read(set);
    }

    private static List<Row> rows(List<OperationalEvent> events, FeatureSet set) {
        List<Row> rows = new ArrayList<>(read(events, set).rows());
        rows.sort(java.util.Comparator.comparingLong(row -> set.rows().seen().of(row)));
        return rows;
    }

    private static Map<String, FeatureVector> vectors(List<OperationalEvent> events, FeatureSet set) {
        RowSource.SourceRows read = read(events, set);
        List<FeatureVector> vectors = HistoryReplay.run(new AsOfState(set), read.rows(), read.others());
        Map<String, FeatureVector> byKey = new LinkedHashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            byKey.put(read.rows().get(i).show("rowKey"), vectors.get(i));
        }
        return byKey;
    }

    private static void assertSame(String key, FeatureVector actual, FeatureVector expected) {
        assertThat(expected).as(key).isNotNull();
        for (int i = 0; i < actual.set().features().size(); i++) {
            String what = key + " " + actual.set().features().get(i).name();
            assertThat(actual.category(i)).as(what).isEqualTo(expected.category(i));
            if (Double.isNaN(expected.number(i))) {
                assertThat(actual.number(i)).as(what).isNaN();
            } else {
                double scale = Math.max(1, Math.abs(expected.number(i)));
                assertThat(actual.number(i) / scale)
                        .as(what)
                        .isCloseTo(expected.number(i) / scale, org.assertj.core.data.Offset.offset(ROUNDING));
            }
        }
    }
}
