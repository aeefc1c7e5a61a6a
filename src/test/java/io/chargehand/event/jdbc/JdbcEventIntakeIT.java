package io.chargehand.event.jdbc;

import io.chargehand.event.AsnArrived;
import io.chargehand.event.DeadLetter;
import io.chargehand.event.EventLog;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.GeneratedFacts;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.SupplierDefined;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.SupplierId;
import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcEventIntakeIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private DataSource source;
    private Intakes intakes;

    @BeforeEach
    void emptyTables() {
        source = DATABASE.dataSource();
        DATABASE.jdbc().sql("TRUNCATE event_log, event_dead_letter").update();
        intakes = new Intakes(source, CLOCK);
    }

    @Test
    void acceptedEventsGetPositionsInOrderAndReachEveryFoldInOrder() {
        List<String> calls = new ArrayList<>();
        JdbcEventIntake intake =
                intakes.with(List.of(new RecordingFold("one", calls), new RecordingFold("two", calls)));
        assertThat(intake.accept(List.of(supplier("a", "US"), supplier("b", "US"))))
                .containsExactly(new EventVerdict.Accepted("a", 1), new EventVerdict.Accepted("b", 2));
        assertThat(calls)
                .containsExactly(
                        "one.reload",
                        "two.reload",
                        "one.prepare [a, b]",
                        "two.prepare [a, b]",
                        "one.objection a",
                        "two.objection a",
                        "one.passed a",
                        "two.passed a",
                        "one.objection b",
                        "two.objection b",
                        "one.passed b",
                        "two.passed b",
                        "one.fold [a, b]",
                        "two.fold [a, b]",
                        "one.committed [a, b]",
                        "two.committed [a, b]");
    }

    @Test
    void sentAgainIsADuplicateAndChangesNothing() {
        RecordingFold fold = new RecordingFold();
        JdbcEventIntake intake = intakes.with(List.of(fold));
        intake.accept(List.of(supplier("a", "US")));
        assertThat(intake.accept(List.of(supplier("a", "DE"), supplier("b", "US"), supplier("b", "US"))))
                .containsExactly(
                        new EventVerdict.Duplicate("a"),
                        new EventVerdict.Accepted("b", 2),
                        new EventVerdict.Duplicate("b"));
        assertThat(fold.folded).extracting(logged -> logged.event().id()).containsExactly("a", "b");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherEvent() {
        JdbcEventIntake intake = intakes.with(List.of());
        OperationalEvent event = supplier("a", "US");
        intake.accept(List.of(event));
        OperationalEvent elsewhere = new OperationalEvent("a", "/other", event.time(), event.fact());
        assertThat(intake.accept(List.of(elsewhere))).containsExactly(new EventVerdict.Accepted("a", 2));
    }

    @Test
    void rejectedAloneAndKeptAsADeadLetter() {
        RecordingFold fold = new RecordingFold();
        JdbcEventIntake intake = intakes.with(List.of(fold));
        List<EventVerdict> verdicts = intake.accept(
                List.of(supplier("a", "US"), supplier("bad", "XX"), supplier("c", "US"), supplier("bad", "US")));
        assertThat(verdicts.get(1)).isInstanceOfSatisfying(EventVerdict.Rejected.class, rejected -> {
            assertThat(rejected.eventId()).isEqualTo("bad");
            assertThat(rejected.reason().field()).isEqualTo("country");
        });
        assertThat(verdicts.get(2)).isEqualTo(new EventVerdict.Accepted("c", 2));
        assertThat(verdicts.get(3)).isInstanceOf(EventVerdict.Rejected.class);
        assertThat(fold.folded).extracting(logged -> logged.event().id()).containsExactly("a", "c");
        List<DeadLetter> letters = intakes.deadLetters().list(0, 10);
        assertThat(letters).hasSize(2);
        assertThat(letters.get(0).eventId()).isEqualTo("bad");
        assertThat(letters.get(0).value()).isEqualTo("XX");
        assertThat(letters.get(0).body()).contains("io.chargehand.supplier-defined.v1");
        assertThat(letters.get(0).receivedAt()).isEqualTo(NOW);
    }

    @Test
    void aRejectedEventMayBeSentAgainOnceMended() {
        JdbcEventIntake intake = intakes.with(List.of(new RecordingFold()));
        intake.accept(List.of(supplier("a", "XX")));
        assertThat(intake.accept(List.of(supplier("a", "US")))).containsExactly(new EventVerdict.Accepted("a", 1));
    }

    @Test
    void aFailingFoldRollsTheWholeCallBack() {
        RecordingFold first = new RecordingFold();
        RecordingFold failing = new RecordingFold();
        JdbcEventIntake intake = intakes.with(List.of(first, failing));
        intake.accept(List.of(supplier("a", "US")));
        assertThatThrownBy(() -> intake.accept(List.of(supplier("b", "US"), supplier("c", "XX"), supplier("d", "ZZ"))))
                .hasMessage("cannot fold");
        assertThat(rows()).isEqualTo(1);
        assertThat(intakes.deadLetters().count()).isZero();
        assertThat(first.committed).hasSize(1);
        assertThat(intake.accept(List.of(supplier("b", "US")))).containsExactly(new EventVerdict.Accepted("b", 2));
    }

    @Test
    void whatTheSenderWritesAlongsideIsKeptWithTheEventsOrNeitherIs() {
        JdbcEventIntake intake = intakes.with(List.of(new RecordingFold()));
        assertThatThrownBy(() -> intake.accept(List.of(supplier("a", "US")), verdicts -> {
                    assertThat(verdicts).containsExactly(new EventVerdict.Accepted("a", 1));
                    throw new IllegalStateException("cannot write");
                }))
                .hasMessage("cannot write");
        assertThat(rows()).isZero();
        assertThat(intake.accept(List.of(supplier("a", "US")))).containsExactly(new EventVerdict.Accepted("a", 1));
    }

    @Test
    void earlierEventsOfTheCallCountAsDefined() {
        RecordingFold fold = new RecordingFold();
        OperationalEvent twin = event("t", new SupplierDefined(new SupplierId("twin"), "Twin", "US"));
        intakes.with(List.of(fold)).accept(List.of(supplier("a", "US"), twin, supplier("b", "US")));
        assertThat(fold.twinDefined).containsExactly(false, false, true);
    }

    @Test
    void refusesTooManyACallInsideATransactionAndACallFromAListener() {
        RecordingFold fold = new RecordingFold();
        JdbcEventIntake intake = intakes.with(List.of(fold));
        List<OperationalEvent> tooMany = IntStream.range(0, 10_001)
                .mapToObj(i -> supplier("e" + i, "US"))
                .toList();
        assertThatThrownBy(() -> intake.accept(tooMany)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DATABASE.transactions(source)
                        .executeWithoutResult(status -> intake.accept(List.of(supplier("a", "US")))))
                .isInstanceOf(IllegalStateException.class);
        List<RuntimeException> refused = new ArrayList<>();
        fold.whenCommitted = () -> {
            try {
                intake.accept(List.of(supplier("nested", "US")));
            } catch (IllegalStateException e) {
                refused.add(e);
            }
        };
        intake.accept(List.of(supplier("a", "US")));
        assertThat(refused).hasSize(1);
        assertThat(rows()).isEqualTo(1);
        assertThat(intake.accept(List.of())).isEmpty();
    }

    @Test
    void concurrentCallsOfSeveralProcessesLeaveNoGapAndEachSeesAll() throws Exception {
        RecordingFold here = new RecordingFold();
        RecordingFold there = new RecordingFold();
        List<JdbcEventIntake> processes =
                List.of(intakes.with(List.of(here)), new Intakes(source, CLOCK).with(List.of(there)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<EventVerdict>>> calls = new ArrayList<>();
            for (int call = 0; call < 40; call++) {
                JdbcEventIntake process = processes.get(call % 2);
                int batch = call / 2; // each batch is sent to both
                calls.add(() -> process.accept(IntStream.range(0, 5)
                        .mapToObj(i -> supplier("b" + batch + "-" + i, "US"))
                        .toList()));
            }
            long accepted = 0;
            for (Future<List<EventVerdict>> verdicts : threads.invokeAll(calls)) {
                accepted += verdicts.get().stream()
                        .filter(EventVerdict.Accepted.class::isInstance)
                        .count();
            }
            assertThat(accepted).isEqualTo(100);
        } finally {
            threads.shutdownNow();
        }
        processes.forEach(JdbcEventIntake::catchUp);
        List<Long> positions = LongStream.rangeClosed(1, 100).boxed().toList();
        assertThat(here.committed).extracting(LoggedEvent::position).containsExactlyElementsOf(positions);
        assertThat(there.committed).extracting(LoggedEvent::position).containsExactlyElementsOf(positions);
        assertThat(here.folded.size() + there.folded.size()).isEqualTo(100);
    }

    @Test
    void everyKindIsReadBackAsItWasAccepted() {
        GeneratedFacts facts = new GeneratedFacts(7);
        List<OperationalEvent> events =
                facts.oneOfEach().stream().map(facts::event).toList();
        intakes.with(List.of()).accept(events);
        List<LoggedEvent> followed = new ArrayList<>();
        EventLog log = intakes.log();
        assertThat(log.follow(0, 1_000, followed::add)).isEqualTo(events.size());
        assertThat(followed).extracting(LoggedEvent::event).containsExactlyElementsOf(events);
        assertThat(followed).extracting(LoggedEvent::recordedAt).containsOnly(NOW);
    }

    @Test
    void finerTimesAreCutToWhatTheDatabaseKeeps() {
        RecordingFold fold = new RecordingFold();
        OperationalEvent fine = new OperationalEvent(
                "a", "/test", NOW.plusNanos(1_999), supplier("a", "US").fact());
        intakes.with(List.of(fold)).accept(List.of(fine));
        assertThat(fold.folded.get(0).event().time()).isEqualTo(NOW.plusNanos(1_000));
        List<LoggedEvent> read = new ArrayList<>();
        intakes.log().follow(0, 1, read::add);
        assertThat(read).isEqualTo(fold.folded);
    }

    @Test
    void replaysByTimeThenPositionWithinBoundsAndKinds() {
        JdbcEventIntake intake = intakes.with(List.of());
        intake.accept(List.of(
                at("late", 300, new AsnArrived(new AsnId("a-1"))),
                at("early", 100, supplier("s", "US").fact()),
                at("same1", 200, supplier("s", "US").fact()),
                at("same2", 200, new AsnArrived(new AsnId("a-2")))));
        assertThat(replayed(Set.of(), Instant.MIN, Instant.MAX)).containsExactly("early", "same1", "same2", "late");
        assertThat(replayed(Set.of(), NOW.plusSeconds(200), NOW.plusSeconds(300)))
                .containsExactly("same1", "same2");
        assertThat(replayed(Set.of(AsnArrived.class), Instant.MIN, Instant.MAX)).containsExactly("same2", "late");
        List<String> followed = new ArrayList<>();
        assertThat(intakes.log()
                        .follow(1, 2, logged -> followed.add(logged.event().id())))
                .isEqualTo(3);
        assertThat(followed).containsExactly("early", "same1");
        assertThat(intakes.log().follow(4, 2, logged -> followed.add("none"))).isEqualTo(4);
        assertThat(intakes.log().lastPosition()).isEqualTo(4);
    }

    @Test
    void knowsWhetherAnythingCameLate() {
        intakes.with(List.of())
                .accept(List.of(
                        at("first", 100, supplier("s", "US").fact()),
                        at("late", 50, new AsnArrived(new AsnId("a-1"))),
                        at("last", 300, supplier("s", "US").fact())));
        EventLog log = intakes.log();
        assertThat(log.isAnyAfter(1, Set.of(), NOW.plusSeconds(100))).isTrue();
        assertThat(log.isAnyAfter(1, Set.of(AsnArrived.class), NOW.plusSeconds(51)))
                .isTrue();
        assertThat(log.isAnyAfter(1, Set.of(AsnArrived.class), NOW.plusSeconds(50)))
                .isFalse();
        assertThat(log.isAnyAfter(1, Set.of(SupplierDefined.class), NOW.plusSeconds(300)))
                .isFalse();
        assertThat(log.isAnyAfter(2, Set.of(), NOW.plusSeconds(300))).isFalse();
        assertThat(log.isAnyAfter(3, Set.of(), Instant.MAX)).isFalse();
    }

    private List<String> replayed(Set<Class<? extends OperationalFact>> kinds, Instant from, Instant until) {
        List<String> ids = new ArrayList<>();
        intakes.log()
                .replay(kinds, from, until, logged -> ids.add(logged.event().id()));
        return ids;
    }

    private static OperationalEvent supplier(String id, String country) {
        return event(id, new SupplierDefined(new SupplierId("s-" + id), "Supplier", country));
    }

    private static OperationalEvent at(String id, long seconds, OperationalFact fact) {
        return new OperationalEvent(id, "/test", NOW.plusSeconds(seconds), fact);
    }

    private static OperationalEvent event(String id, OperationalFact fact) {
        return new OperationalEvent(id, "/test", NOW, fact);
    }

    private static long rows() {
        return DATABASE.jdbc()
                .sql("SELECT count(*) FROM event_log")
                .query(Long.class)
                .single();
    }
}
