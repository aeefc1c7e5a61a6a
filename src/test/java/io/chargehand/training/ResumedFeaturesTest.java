package io.chargehand.training;

import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.EventsInMemory;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureSnapshots;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.HistoryTape;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalCases;
import io.chargehand.feature.OperationalRates;
import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.RandomOperation;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.feature.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A start from a snapshot answers to the last bit as a start that replays the whole log, or does replay it. */
class ResumedFeaturesTest {

    private static final int DAYS = 16;
    private static final long WORTH = 1_000;
    private static final int SNAPSHOT_DAY = 12;
    private static final FeatureSet SLA_RISK = features("sla-risk");
    private static final FeatureSet RECEIPT_VARIANCE = features("receipt-variance");
    private static final List<FeatureSet> SETS =
            List.of(OperationalRates.promise(), OperationalRates.receipt(), SLA_RISK, RECEIPT_VARIANCE);

    private static List<OperationalEvent> events = List.of();
    private static List<PromiseCase> promises = List.of();
    private static List<ReceiptCase> receipts = List.of();

    private final Kept kept = new Kept();
    private final EventsInMemory log = new EventsInMemory();

    /** The last snapshot, in memory. */
    private static final class Kept implements FeatureSnapshots {
        private Optional<byte[]> last = Optional.empty();

        @Override
        public Optional<byte[]> find() {
            return last;
        }

        @Override
        public void keep(byte[] snapshot) {
            last = Optional.of(snapshot);
        }
    }

    @BeforeAll
    static void operation() {
        events = RandomOperation.events(21, DAYS, 20);
        promises = last(SLA_RISK).map(OperationalCases::promise).toList();
        receipts = last(RECEIPT_VARIANCE).map(OperationalCases::receipt).toList();
    }

    private static java.util.stream.Stream<Row> last(FeatureSet set) {
        List<Row> rows = new ArrayList<>(HistoryRows.of(events::forEach).stream()
                .filter(source -> source.name().equals(set.rows().name()))
                .findFirst()
                .orElseThrow()
                .read(set)
                .rows());
        return rows.subList(rows.size() - 40, rows.size()).stream();
    }

    private static FeatureSet features(String job) {
        return new JobFile(HistoryRows.of(each -> {}))
                .read(Path.of("training", job + ".yaml"))
                .features();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aResumedStartAnswersAsAReplay(long seed) {
        fill(SNAPSHOT_DAY);
        start("code");
        assertThat(kept.find()).isPresent();
        // What is a few hours late lies within the time that a snapshot leaves to stragglers.
        List<OperationalEvent> rest = new ArrayList<>(after(SNAPSHOT_DAY));
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int at = random.nextInt(rest.size() - 40);
            rest.add(at + random.nextInt(40), rest.remove(at));
        }
        rest.forEach(log::append);

        long before = log.replayed();
        List<LiveFeatures.Followed> resumed = start("code");
        assertThat(log.replayed() - before).as("events replayed").isLessThan(events.size() / 2);
        assertSameAsReplay(resumed);
    }

    @Test
    void aSnapshotMadeFromASnapshotAnswersAsAReplay() {
        fill(8);
        start("code");
        byte[] first = kept.find().orElseThrow();
        after(8).forEach(log::append);
        start("code");
        assertThat(kept.find().orElseThrow()).as("taken further").isNotEqualTo(first);

        long before = log.replayed();
        List<LiveFeatures.Followed> resumed = start("code");
        assertThat(log.replayed() - before).as("events replayed").isLessThan(events.size() / 5);
        assertSameAsReplay(resumed);
    }

    @Test
    void anEventFromBeforeTheSnapshotMakesItUseless() {
        List<OperationalEvent> late = new ArrayList<>(events.subList(1_000, 1_020));
        List<OperationalEvent> inTime = new ArrayList<>(events);
        inTime.removeAll(late);
        inTime.forEach(log::append);
        start("code");
        assertThat(kept.find()).isPresent();
        late.forEach(log::append);

        long before = log.replayed();
        List<LiveFeatures.Followed> again = start("code");
        assertThat(log.replayed() - before).as("events replayed").isGreaterThan(events.size() / 2);
        assertSameAsReplay(again);
        // and the next start has a snapshot again that knows of it
        before = log.replayed();
        start("code");
        assertThat(log.replayed() - before).as("events replayed").isLessThan(events.size() / 5);
    }

    @Test
    void aDamagedSnapshotIsPassedOver() {
        fill(DAYS);
        start("code");
        byte[] whole = kept.find().orElseThrow();
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        for (byte[] damaged : List.of(flipped, Arrays.copyOf(whole, whole.length / 2), new byte[0], new byte[] {7})) {
            kept.keep(damaged);
            assertSameAsReplay(start("code"));
        }
    }

    @Test
    void aSnapshotOfOtherCodeOrFeaturesIsPassedOver() {
        fill(DAYS);
        start("code");
        long before = log.replayed();
        assertSameAsReplay(start("other code"));
        assertThat(log.replayed() - before).isGreaterThan(events.size() / 2);

        kept.last = Optional.empty();
        new LiveFeatures(log, kept, "code", WORTH).follow(List.of(SLA_RISK));
        before = log.replayed();
        assertSameAsReplay(start("code"));
        assertThat(log.replayed() - before).isGreaterThan(events.size() / 2);
    }

    @Test
    void aTapeGivesWhatAReplayGivesAndASnapshotToo() {
        HistoryTape tape = new HistoryTape(RandomOperation.START.plus(Duration.ofDays(SNAPSHOT_DAY)));
        events.forEach(event -> tape.record(log.append(event)));
        assertThat(tape.isWhole(log.lastPosition())).isTrue();

        LiveFeatures live = new LiveFeatures(log, kept, "code", WORTH);
        live.use(tape);
        List<LiveFeatures.Followed> followed = live.follow(SETS);
        assertThat(log.replayed()).isZero();
        assertSameAsReplay(followed);

        long before = log.replayed();
        List<LiveFeatures.Followed> resumed = start("code");
        assertThat(log.replayed() - before).isLessThan(events.size() / 2);
        assertSameAsReplay(resumed);
    }

    @Test
    void aTapeOfTheLogIsTheSame() {
        fill(DAYS);
        LiveFeatures live = new LiveFeatures(log, kept, "code", WORTH);
        live.use(HistoryTape.of(log));
        assertSameAsReplay(live.follow(SETS));
        assertThat(kept.find()).isPresent();
        assertSameAsReplay(start("code"));
    }

    @Test
    void aTapeWithAGapOrOutOfOrderIsNotWhole() {
        HistoryTape gap = new HistoryTape(Instant.MAX);
        gap.record(new LoggedEvent(2, events.get(0).time(), events.get(0)));
        assertThat(gap.isWhole(2)).isFalse();

        HistoryTape disorder = new HistoryTape(Instant.MAX);
        disorder.record(new LoggedEvent(1, Instant.EPOCH, events.get(events.size() - 1)));
        disorder.record(new LoggedEvent(2, Instant.EPOCH, events.get(0)));
        assertThat(disorder.isWhole(2)).isFalse();

        HistoryTape overtaken = new HistoryTape(Instant.MAX);
        overtaken.record(log.append(events.get(0)));
        log.append(events.get(1));
        assertThat(overtaken.isWhole(log.lastPosition())).isFalse();
    }

    @Test
    void followersGoOnBesideANewSnapshot() {
        fill(DAYS);
        LiveFeatures live = new LiveFeatures(log, kept, "code", WORTH);
        List<LiveFeatures.Followed> followed = new ArrayList<>(live.follow(SETS.subList(0, 3)));
        followed.addAll(live.follow(SETS.subList(3, 4)));
        long before = log.replayed();
        assertSameAsReplay(followed);
        start("code");
        assertThat(log.replayed() - before)
                .as("the replay beside, and little more: all sets are in the snapshot")
                .isLessThan(events.size() * 13L / 10);
    }

    private List<LiveFeatures.Followed> start(String code) {
        return new LiveFeatures(log, kept, code, WORTH).follow(SETS);
    }

    private void assertSameAsReplay(List<LiveFeatures.Followed> resumed) {
        List<LiveFeatures.Followed> replayed = new LiveFeatures(log).follow(SETS);
        for (int set = 0; set < SETS.size(); set++) {
            LiveFeatures.Followed actual = resumed.get(set);
            LiveFeatures.Followed expected = replayed.get(set);
            boolean ofPromises = set % 2 == 0;
            assertEqual(
                    ofPromises ? actual.promises(promises) : actual.receipts(receipts),
                    ofPromises ? expected.promises(promises) : expected.receipts(receipts));
        }
    }

    private static void assertEqual(List<FeatureVector> actual, List<FeatureVector> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            for (int j = 0; j < actual.get(i).set().features().size(); j++) {
                String what = i + " " + actual.get(i).set().names().get(j);
                assertThat(Double.doubleToLongBits(actual.get(i).number(j)))
                        .as(what)
                        .isEqualTo(Double.doubleToLongBits(expected.get(i).number(j)));
                assertThat(actual.get(i).category(j))
                        .as(what)
                        .isEqualTo(expected.get(i).category(j));
            }
        }
    }

    private void fill(int days) {
        Instant until = RandomOperation.START.plus(Duration.ofDays(days));
        events.stream().filter(event -> event.time().isBefore(until)).forEach(log::append);
    }

    private static List<OperationalEvent> after(int days) {
        Instant from = RandomOperation.START.plus(Duration.ofDays(days));
        return events.stream().filter(event -> !event.time().isBefore(from)).toList();
    }
}
