package io.chargehand.workforce;

import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.kernel.WorkerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RosterTest {

    private static final NodeId STORE = new NodeId("s-1");
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private final Shelved archive = new Shelved();
    private final Roster roster = new Roster(archive);

    @Test
    void countsWhoIsOnShiftAndNotOnBreak() {
        put(shift("a", 8, 16, window(12, 13)), shift("b", 12, 20));
        assertThat(roster.countOnShift(STORE, at(7.99))).isZero();
        assertThat(roster.countOnShift(STORE, at(8))).isEqualTo(1);
        assertThat(roster.countOnShift(STORE, at(12.5))).isEqualTo(1);
        assertThat(roster.countOnShift(STORE, at(13))).isEqualTo(2);
        assertThat(roster.countOnShift(STORE, at(16))).isEqualTo(1);
        assertThat(roster.countOnShift(new NodeId("s-2"), at(13))).isZero();
    }

    @Test
    void listsWhatOverlapsByStartAndWorker() {
        put(shift("c", 14, 22), shift("b", 8, 16), shift("a", 8, 16));
        assertThat(roster.listShifts(STORE, window(15, 18)))
                .extracting(shift -> shift.workerId().value())
                .containsExactly("a", "b", "c");
        assertThat(roster.listShifts(STORE, window(16, 18))).hasSize(1);
        assertThat(roster.listShifts(STORE, window(22, 23))).isEmpty();
    }

    @Test
    void aShiftEndsWhereItIsCancelled() {
        ShiftState state = ShiftState.of(DAY, shift("a", 8, 16, window(10, 11), window(13, 14)));
        ShiftCancelled ill = new ShiftCancelled(new ShiftId("a"), "ill");
        assertThat(state.cancelled(at(7), ill).worked()).isEmpty();
        assertThat(state.cancelled(at(8), ill).worked()).isEmpty();
        assertThat(state.cancelled(at(13.5), ill).worked())
                .hasValue(shift("a", 8, 13.5, window(10, 11), window(13, 13.5)));
        assertThat(state.cancelled(at(12), ill).worked()).hasValue(shift("a", 8, 12, window(10, 11)));
        assertThat(state.cancelled(at(17), ill).worked()).hasValue(state.shift());
    }

    @Test
    void theLatestEventHoldsWhateverTheOrderOfArrival() {
        ShiftScheduled early = shift("a", 8, 16);
        ShiftScheduled moved = shift("a", 10, 18);
        ShiftCancelled ill = new ShiftCancelled(new ShiftId("a"), "ill");
        ShiftState scheduled = ShiftState.of(at(1), early);
        assertThat(scheduled.rescheduled(at(0), moved).shift()).isEqualTo(early);
        assertThat(scheduled.rescheduled(at(2), moved).shift()).isEqualTo(moved);
        assertThat(scheduled.cancelled(at(3), ill).rescheduled(at(2), moved).worked())
                .isEmpty();
        assertThat(scheduled.cancelled(at(3), ill).rescheduled(at(4), moved).worked())
                .hasValue(moved);
        assertThat(scheduled.cancelled(at(0.5), ill).worked()).hasValue(early);
    }

    @Test
    void anotherNodeTakesTheShiftWithIt() {
        put(shift("a", 8, 16));
        ShiftScheduled elsewhere =
                new ShiftScheduled(new ShiftId("a"), new WorkerId("a"), new NodeId("s-2"), window(8, 16), List.of());
        roster.put(List.of(ShiftState.of(DAY, elsewhere)));
        assertThat(roster.countOnShift(STORE, at(9))).isZero();
        assertThat(roster.countOnShift(new NodeId("s-2"), at(9))).isEqualTo(1);
    }

    @Test
    void prunedShiftsAreAskedOfTheArchive() {
        put(shift("a", 8, 16), shift("b", 30, 38));
        roster.keepFrom(at(24));
        assertThat(roster.findState(new ShiftId("a"))).isEmpty();
        assertThat(roster.countOnShift(STORE, at(9))).isEqualTo(1);
        assertThat(archive.asked).isEqualTo(1);
        assertThat(roster.countOnShift(STORE, at(31))).isEqualTo(1);
        assertThat(archive.asked).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theIndexAgreesWithLookingAtEveryShift(long seed) {
        Random random = new Random(seed);
        List<ShiftScheduled> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double start = random.nextInt(24 * 60) / 10.0;
            all.add(shift("w" + i, start, start + 0.5 + random.nextInt(235) / 10.0));
        }
        put(all.toArray(ShiftScheduled[]::new));
        for (int i = 0; i < 200; i++) {
            double start = random.nextInt(24 * 60) / 10.0;
            TimeWindow window = window(start, start + 0.1 + random.nextInt(300) / 10.0);
            assertThat(roster.listShifts(STORE, window))
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(shift -> shift.hours().overlaps(window))
                            .toList());
        }
    }

    @Test
    void unknownWorkersAreRefused() {
        assertThat(roster.findWorker(new WorkerId("w"))).isEmpty();
        assertThatThrownBy(() -> roster.getWorker(new WorkerId("w"))).isInstanceOf(UnknownIdException.class);
    }

    private void put(ShiftScheduled... shifts) {
        List<ShiftState> states = new ArrayList<>();
        for (ShiftScheduled shift : shifts) {
            states.add(ShiftState.of(DAY, shift));
            archive.states.put(shift.shiftId(), ShiftState.of(DAY, shift));
        }
        roster.put(states);
    }

    private static ShiftScheduled shift(String name, double from, double to, TimeWindow... breaks) {
        return new ShiftScheduled(new ShiftId(name), new WorkerId(name), STORE, window(from, to), List.of(breaks));
    }

    private static TimeWindow window(double from, double to) {
        return new TimeWindow(at(from), at(to));
    }

    private static Instant at(double hour) {
        return DAY.plus(Duration.ofMillis(Math.round(hour * 3_600_000)));
    }

    private static final class Shelved implements ShiftArchive {
        private final Map<ShiftId, ShiftState> states = new HashMap<>();
        private int asked;

        @Override
        public Optional<ShiftState> findShift(ShiftId id) {
            return Optional.ofNullable(states.get(id));
        }

        @Override
        public List<ShiftState> listShifts(NodeId node, TimeWindow window) {
            asked++;
            return List.copyOf(states.values());
        }
    }
}
