package io.chargehand.app.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * How far long work has come: a bar that redraws itself on a terminal, a line per tenth elsewhere. For one thread at a time.
 */
public final class Progress implements AutoCloseable {

    private static final int BAR_WIDTH = 30;
    private static final int LINES = 10;

    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final long total;
    private final long steps;
    private long lastStep = -1;

    private Progress(PrintWriter out, boolean terminal, String what, long total) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.total = Math.max(total, 1);
        this.steps = terminal ? 100 : LINES;
    }

    /**
     * Starts at nothing done.
     *
     * @param terminal whether {@code out} is a terminal that a bar can be drawn on
     * @param what names the work, such as {@code history}
     * @param total how much there is to do, in the unit of {@link #at}
     */
    public static Progress on(PrintWriter out, boolean terminal, String what, long total) {
        return new Progress(out, terminal, what, total);
    }

    /** Tells that {@code done} of the total is done; shows it when it has grown enough to see. */
    public void at(long done) {
        long step = Math.min(done, total) * steps / total;
        if (step == lastStep) {
            return;
        }
        lastStep = step;
        long percent = Math.min(done, total) * 100 / total;
        if (terminal) {
            int filled = (int) (BAR_WIDTH * percent / 100);
            out.printf(
                    Locale.ROOT,
                    "\r%s [%s%s] %3d %%",
                    what,
                    "#".repeat(filled),
                    " ".repeat(BAR_WIDTH - filled),
                    percent);
        } else {
            out.printf(Locale.ROOT, "%s: %d %%%n", what, percent);
        }
        out.flush();
    }

    /** Ends the bar's line, wherever it stands. */
    @Override
    public void close() {
        if (terminal) {
            out.println();
        }
    }
}
