package io.chargehand.simulation;

import io.chargehand.event.OperationalEvent;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Writes the history of a store network, as a retailer's systems would have told it. Stateless. */
public final class TwinHistory {

    private TwinHistory() {}

    /**
     * Generates master data and history up to {@link TwinSettings#historyEnd()}. Events come in order of time, in batches of
     * at most 4,000; equal settings give equal events. Memory does not grow with the length of history.
     *
     * @param settings what to simulate
     * @param sink takes each batch, on the caller's thread
     * @return what the history looked like
     */
    public static TwinStatistics generate(TwinSettings settings, Consumer<List<OperationalEvent>> sink) {
        return run(settings, sink).statistics;
    }

    /**
     * The same, and keeps at the end, in {@code folder}, what a {@link LiveDay} of these settings needs to go on, so that it need
     * not make the history again.
     *
     * @param folder the one that the live day is given
     */
    public static TwinStatistics generate(TwinSettings settings, Consumer<List<OperationalEvent>> sink, Path folder) {
        TwinWorld world = run(settings, sink);
        HiddenStock.of(world).save(folder.resolve(LiveDay.HIDDEN_STOCK));
        return world.statistics;
    }

    /** The hidden state at the end of history, made again from the settings. */
    static HiddenStock hiddenAtEnd(TwinSettings settings) {
        return HiddenStock.of(run(settings, events -> {}));
    }

    private static TwinWorld run(TwinSettings settings, Consumer<List<OperationalEvent>> sink) {
        Reporter reporter = Reporter.to(sink, "h");
        TwinWorld world = new TwinWorld(settings, reporter, WorkPolicy.FIFO);
        world.open();
        long end = settings.historyEnd().toEpochMilli();
        world.runUntil(end);
        reporter.flush();
        world.statistics.close(end);
        return world;
    }
}
