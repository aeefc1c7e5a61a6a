package io.chargehand.event.jdbc;

import io.chargehand.event.BatchSoFar;
import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.SupplierDefined;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.SupplierId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A module that writes down what it is told; it objects to suppliers of country "XX" and fails on those of country "ZZ".
 * Thread-safe.
 */
final class RecordingFold implements EventFold {

    private final String name;
    private final List<String> calls;
    final List<LoggedEvent> folded = Collections.synchronizedList(new ArrayList<>());
    final List<LoggedEvent> committed = Collections.synchronizedList(new ArrayList<>());
    final List<Boolean> twinDefined = Collections.synchronizedList(new ArrayList<>());
    Runnable whenCommitted = () -> {};

    RecordingFold() {
        this("fold", new ArrayList<>());
    }

    RecordingFold(String name, List<String> calls) {
        this.name = name;
        this.calls = Collections.synchronizedList(calls);
    }

    @Override
    public void prepare(List<OperationalEvent> events) {
        calls.add(name + ".prepare " + events.stream().map(OperationalEvent::id).toList());
    }

    @Override
    public Optional<InvalidInputException> objection(OperationalEvent event, BatchSoFar batch) {
        calls.add(name + ".objection " + event.id());
        twinDefined.add(batch.defines(new SupplierId("twin")));
        return country(event).equals("XX")
                ? Optional.of(new InvalidInputException("country", "XX", "must be a country"))
                : Optional.empty();
    }

    @Override
    public void passed(OperationalEvent event) {
        calls.add(name + ".passed " + event.id());
    }

    @Override
    public void fold(List<LoggedEvent> accepted) {
        calls.add(name + ".fold " + ids(accepted));
        if (accepted.stream().anyMatch(logged -> country(logged.event()).equals("ZZ"))) {
            throw new IllegalStateException("cannot fold");
        }
        folded.addAll(accepted);
    }

    @Override
    public void committed(List<LoggedEvent> accepted) {
        calls.add(name + ".committed " + ids(accepted));
        committed.addAll(accepted);
        whenCommitted.run();
    }

    @Override
    public void reload() {
        calls.add(name + ".reload");
    }

    private static List<String> ids(List<LoggedEvent> events) {
        return events.stream().map(logged -> logged.event().id()).toList();
    }

    private static String country(OperationalEvent event) {
        return event.fact() instanceof SupplierDefined supplier ? supplier.country() : "";
    }
}
