package io.chargehand.training.cli;

import io.chargehand.training.Progress;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * While settings are searched, the first interrupt (Ctrl-C, SIGINT) ends the search, and training goes on with the best found
 * so far; the second, and any outside the search, ends the command. Not thread-safe but for {@link #stopped}.
 */
final class StopOnInterrupt implements Progress, AutoCloseable {

    private static final Signal INTERRUPT = new Signal("INT");

    private final Progress shown;
    private volatile boolean stopped;
    private @Nullable SignalHandler before;

    StopOnInterrupt(Progress shown) {
        this.shown = shown;
    }

    @Override
    public void at(String stage, long done, long total) {
        shown.at(stage, done, total);
        if (stage.startsWith(SEARCH) && done < total) {
            listen();
        } else {
            close();
        }
    }

    private synchronized void listen() {
        if (before == null && !stopped) {
            before = Signal.handle(INTERRUPT, signal -> interrupted());
        }
    }

    private void interrupted() {
        stopped = true;
        close();
        System.err.println(
                "The search ends; training goes on with the best setting found. Interrupt again to give up.");
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    /** Interrupts do again what they did before. */
    @Override
    public synchronized void close() {
        SignalHandler restored = before;
        if (restored != null) {
            Signal.handle(INTERRUPT, restored);
            before = null;
        }
    }
}
