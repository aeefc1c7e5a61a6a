package io.chargehand.training.web;

import io.chargehand.event.AsnAdvised;
import io.chargehand.event.AsnArrived;
import io.chargehand.event.AsnLine;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ReceiptCounted;
import io.chargehand.event.ReceiptLine;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.testing.StoreFacts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A small history of receipts that the intake takes. Stateless. */
final class ReceiptHistory {

    private ReceiptHistory() {}

    /** 400 shipments of one line from four suppliers, of which the last is short of units most often. */
    static List<OperationalEvent> events() {
        List<OperationalEvent> events = new ArrayList<>();
        Instant start = StoreFacts.MORNING;
        List<OperationalFact> masters = new ArrayList<>(List.of(
                StoreFacts.node("S1", NodeKind.STORE, 0.5, 0),
                StoreFacts.item("milk", 10, 6),
                StoreFacts.carries("S1", "milk", 0)));
        for (int supplier = 0; supplier < 4; supplier++) {
            masters.add(StoreFacts.supplier("dairy" + supplier));
        }
        masters.forEach(fact -> add(events, start, fact));
        Random random = new Random(11);
        for (int i = 0; i < 400; i++) {
            int supplier = random.nextInt(4);
            boolean isShort = random.nextInt(10) < 1 + 2 * supplier;
            Instant advised = start.plus(Duration.ofMinutes(60L * (i + 1)));
            AsnId asn = new AsnId("A" + i);
            AsnLine line = new AsnLine(1, new ItemId("milk"), new Quantity(20 + random.nextInt(60)), 2);
            add(
                    events,
                    advised,
                    new AsnAdvised(
                            asn,
                            new SupplierId("dairy" + supplier),
                            new NodeId("S1"),
                            advised.minus(Duration.ofDays(2)),
                            advised.plus(Duration.ofHours(20)),
                            "C1",
                            List.of(line)));
            Instant received = advised.plus(Duration.ofHours(21));
            ReceiptLine counted = new ReceiptLine(
                    1, new Quantity(isShort ? 10 : line.advised().units()), new Quantity(0));
            add(events, received, new AsnArrived(asn));
            add(events, received, new ReceiptCounted(new ReceiptId("R" + i), asn, List.of(counted), true));
        }
        events.sort(Comparator.comparing(OperationalEvent::time));
        return events;
    }

    private static void add(List<OperationalEvent> events, Instant at, OperationalFact fact) {
        events.add(new OperationalEvent("history-" + events.size(), "test", at, fact));
    }
}
