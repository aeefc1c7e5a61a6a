package io.chargehand.simulation;

import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts facts into envelopes, in the order of time, and hands them on in batches. Not thread-safe. */
final class Reporter {

    /** Who says so: the retailer's systems. */
    static final String SOURCE = URI.create("/retailer/operations").toString();

    private static final int BATCH = 4000;

    private final Consumer<List<OperationalEvent>> sink;
    private final boolean silent;
    private final String prefix;
    private List<OperationalEvent> batch = new ArrayList<>(BATCH);
    private long count;

    private Reporter(Consumer<List<OperationalEvent>> sink, boolean silent, String prefix) {
        this.sink = sink;
        this.silent = silent;
        this.prefix = prefix;
    }

    static Reporter to(Consumer<List<OperationalEvent>> sink, String prefix) {
        return new Reporter(sink, false, prefix);
    }

    /** One that says nothing; for roll-outs. */
    static Reporter silent() {
        return new Reporter(events -> {}, true, "");
    }

    boolean isSilent() {
        return silent;
    }

    void say(long at, OperationalFact fact) {
        if (silent) {
            return;
        }
        count++;
        String id = prefix + count;
        batch.add(new OperationalEvent(id, SOURCE, TwinCalendar.instant(at), fact));
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    void flush() {
        if (!batch.isEmpty()) {
            sink.accept(List.copyOf(batch));
            batch = new ArrayList<>(BATCH);
        }
    }

    long count() {
        return count;
    }
}
