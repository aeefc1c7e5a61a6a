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
     * The same, and keeps in {@code folder} what a {@link LiveDay} of these settings needs to go on, so that it need not make the
     * history again, and what an oracle would have answered.
     *
     * @param folder the one that the live day is given
     * @param oracle how the oracle is written
     */
    public static TwinStatistics generate(
            TwinSettings settings, Consumer<List<OperationalEvent>> sink, Path folder, TwinOracle.Settings oracle) {
        TwinWorld world = TwinOracle.run(settings, oracle, sink);
        HiddenStock.of(world).save(folder.resolve(LiveDay.HIDDEN_STOCK));
        return world.statistics;
    }

    /** The hidden state at the end of history, made again from the settings. */
    static HiddenStock hiddenAtEnd(TwinSettings settings) {
        return HiddenStock.of(run(settings, events -> {}));
    }

    private static TwinWorld run(TwinSettings settings, Consumer<List<OperationalEvent>> sink) {
        TwinWorld world = new TwinWorld(settings, Reporter.to(sink, "h"), WorkPolicy.FIFO);
        runThrough(world);
        return world;
    }

    /** Opens a world and lets its history pass. */
    static void runThrough(TwinWorld world) {
        world.open();
        long end = world.settings.historyEnd().toEpochMilli();
        world.runUntil(end);
        world.reporter.flush();
        world.statistics.close(end);
    }
}
