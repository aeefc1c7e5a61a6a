package io.chargehand.training.cli;

import io.chargehand.training.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows progress on standard error: a bar on a terminal, a plain line per stage elsewhere. Not thread-safe. */
final class Bar implements Progress, AutoCloseable {

    private final boolean terminal = System.console() != null;
    private String stage = "";
    private @Nullable ProgressBar bar;

    @Override
    public void at(String next, long done, long total) {
        if (!next.equals(stage)) {
            close();
            stage = next;
            if (terminal) {
                bar = new ProgressBarBuilder()
                        .setTaskName(next)
                        .setInitialMax(total)
                        .build();
            } else {
                System.err.println(next);
            }
        }
        ProgressBar shown = bar;
        if (shown != null) {
            shown.stepTo(done);
        }
    }

    @Override
    public void close() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
            bar = null;
        }
    }
}
