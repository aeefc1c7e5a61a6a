package io.chargehand.dispatch;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;
import io.chargehand.testing.StoreFacts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store with two workers on shift and 50 units of an item in its backroom, made of events. */
final class OneStore {

    private final EventIntake intake;
    private final String node;
    private final Instant now;
    private int sent;

    OneStore(EventIntake intake, String node, Instant now) {
        this.intake = intake;
        this.node = node;
        this.now = now;
    }

    NodeId id() {
        return new NodeId(node);
    }

    String item() {
        return node + "-item";
    }

    WorkerId worker(int number) {
        return new WorkerId(node + "-w" + number);
    }

    OneStore open() {
        accept(
                StoreFacts.node(node, NodeKind.STORE, 0, 0),
                StoreFacts.item(item(), 10, 4),
                StoreFacts.carries(node, item(), 6));
        for (int i = 1; i <= 2; i++) {
            accept(new WorkerDefined(
                    worker(i), id(), skills(), Set.of(), Money.of(18, StoreFacts.USD), Money.of(27, StoreFacts.USD)));
            accept(new ShiftScheduled(
                    new ShiftId(node + "-s" + i),
                    worker(i),
                    id(),
                    new TimeWindow(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(7))),
                    List.of()));
        }
        accept(StoreFacts.counted(node, "back", item(), 50), StoreFacts.counted(node, "floor", item(), 60));
        return this;
    }

    /** An order of one line, reserved in the backroom as {@code reservation}. */
    void order(String order, String reservation, long units) {
        accept(StoreFacts.order(order, now, StoreFacts.line(1, item(), units)));
        accept(StoreFacts.reserved(reservation, order, 1, node, "back", item(), units));
    }

    void accept(OperationalFact... facts) {
        List<OperationalEvent> events = new ArrayList<>();
        for (OperationalFact fact : facts) {
            events.add(new OperationalEvent(node + "-" + ++sent, "test", now, fact));
        }
        for (EventVerdict verdict : intake.accept(events)) {
            if (verdict instanceof EventVerdict.Rejected rejected) {
                throw rejected.reason();
            }
        }
    }

    private static Set<Skill> skills() {
        return Stream.of(
                        "RECEIVING",
                        "PUT_AWAY",
                        "REPLENISHMENT",
                        "PICKING",
                        "STAGING",
                        "COUNTING",
                        "RETURNS",
                        "EXCEPTIONS")
                .map(Skill::new)
                .collect(Collectors.toSet());
    }
}
