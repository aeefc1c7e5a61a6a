package io.chargehand.workforce.jdbc;

import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.WorkerDefined;
import io.chargehand.event.jdbc.Intakes;
import io.chargehand.event.jdbc.JdbcEventIntake;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.WorkerId;
import io.chargehand.network.Dated;
import io.chargehand.network.RetailNetwork;
import io.chargehand.network.Stores;
import io.chargehand.testing.TestDatabase;
import io.chargehand.workforce.Roster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkforceFoldIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final NodeId STORE = new NodeId("s-1");
    private static final Duration KEPT = Duration.ofDays(14);

    private final DataSource source = DATABASE.dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private Roster roster;
    private JdbcEventIntake intake;
    private Instant recorded = DAY.plus(Duration.ofDays(10));
    private int events;

    @BeforeEach
    void start() {
        jdbc.execute("TRUNCATE event_log, event_dead_letter, workforce_worker, workforce_shift");
        roster = new Roster(new ShiftTable(jdbc));
        intake = intake(roster);
    }

    @Test
    void aRestartFindsTheSameWorkersAndShifts() {
        accept(0, worker("w-1", "18.5"), worker("w-2", "20"), shift("a", "w-1", 8, 16), shift("b", "w-2", 10, 18));
        accept(1, worker("w-1", "19"), shift("a", "w-1", 9, 17));
        accept(0.5, worker("w-1", "17"), shift("a", "w-1", 1, 2));
        accept(12, new ShiftCancelled(new ShiftId("b"), "ill"));
        Roster restarted = new Roster(new ShiftTable(jdbc));
        intake(restarted);
        for (Roster each : List.of(roster, restarted)) {
            assertThat(each.getWorker(new WorkerId("w-1"))).isEqualTo(worker("w-1", "19"));
            assertThat(each.listShifts(STORE, hours(0, 24))).containsExactly(shift("a", "w-1", 9, 17), endingEarlier());
            assertThat(each.countOnShift(STORE, at(11))).isEqualTo(2);
            assertThat(each.countOnShift(STORE, at(12))).isEqualTo(1);
        }
    }

    @Test
    void breaksComeBack() {
        ShiftScheduled shift = new ShiftScheduled(
                new ShiftId("a"), new WorkerId("w-1"), STORE, hours(8, 16), List.of(hours(10, 10.25), hours(12, 12.5)));
        accept(0, worker("w-1", "18"), shift);
        assertThat(new ShiftTable(jdbc).listEndingAfter(DAY).get(0).shift()).isEqualTo(shift);
        assertThat(roster.listShifts(STORE, hours(9, 10))).containsExactly(shift);
    }

    @Test
    void oldShiftsLeaveMemoryButNotTheAnswer() {
        recorded = DAY.plus(Duration.ofDays(30));
        intake = intake(roster);
        accept(0, worker("w-1", "18"), shift("a", "w-1", 8, 16));
        accept(24 * 20, shift("b", "w-1", 24 * 20, 24 * 20 + 8));
        assertThat(roster.findState(new ShiftId("a"))).isEmpty();
        assertThat(roster.countOnShift(STORE, at(9))).isEqualTo(1);
        accept(24 * 20, new ShiftCancelled(new ShiftId("a"), "never worked"));
    }

    @Test
    void oneWrongDateDoesNotEmptyTheMemory() {
        accept(0, worker("w-1", "18"), shift("a", "w-1", 8, 16));
        accept(24 * 4_000, worker("w-2", "18"));
        assertThat(roster.findState(new ShiftId("a"))).isPresent();
    }

    @Test
    void unknownWorkersNodesAndShiftsAreObjectedTo() {
        accept(0, worker("w-1", "18"));
        assertThat(reject(shift("a", "w-9", 8, 16))).isEqualTo("workerId");
        assertThat(reject(new ShiftScheduled(
                        new ShiftId("a"), new WorkerId("w-1"), new NodeId("s-9"), hours(8, 16), List.of())))
                .isEqualTo("nodeId");
        assertThat(reject(new ShiftCancelled(new ShiftId("a"), "ill"))).isEqualTo("shiftId");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM workforce_shift", Long.class))
                .isZero();
    }

    private JdbcEventIntake intake(Roster into) {
        RetailNetwork network = new RetailNetwork(70);
        network.apply(List.of(new Dated<>(DAY, Stores.store("s-1"))));
        Clock clock = Clock.fixed(recorded, ZoneOffset.UTC);
        return new Intakes(source, clock).with(List.of(new WorkforceFold(jdbc, into, network, KEPT)));
    }

    private void accept(double hour, OperationalFact... facts) {
        List<OperationalEvent> batch = new ArrayList<>();
        for (OperationalFact fact : facts) {
            batch.add(new OperationalEvent("e-" + events++, "/test", at(hour), fact));
        }
        assertThat(intake.accept(batch)).allMatch(EventVerdict.Accepted.class::isInstance);
    }

    private String reject(OperationalFact fact) {
        EventVerdict verdict = intake.accept(List.of(new OperationalEvent("e-" + events++, "/test", DAY, fact)))
                .get(0);
        assertThat(verdict).isInstanceOf(EventVerdict.Rejected.class);
        EventVerdict.Rejected rejected = (EventVerdict.Rejected) verdict;
        assertThat(rejected.reason()).isInstanceOf(UnknownIdException.class);
        return rejected.reason().field();
    }

    private static ShiftScheduled endingEarlier() {
        return shift("b", "w-2", 10, 12);
    }

    private static ShiftScheduled shift(String name, String worker, double from, double to) {
        return new ShiftScheduled(new ShiftId(name), new WorkerId(worker), STORE, hours(from, to), List.of());
    }

    private static WorkerDefined worker(String name, String wage) {
        Money money = new Money(new BigDecimal(wage), Currency.getInstance("USD"));
        return new WorkerDefined(
                new WorkerId(name),
                STORE,
                Set.of(new Skill("PICKING"), new Skill("STAGING")),
                Set.of(new Equipment("CART")),
                money,
                money);
    }

    private static TimeWindow hours(double from, double to) {
        return new TimeWindow(at(from), at(to));
    }

    private static Instant at(double hour) {
        return DAY.plus(Duration.ofMillis(Math.round(hour * 3_600_000)));
    }
}
