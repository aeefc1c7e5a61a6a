package io.chargehand.app.mainjob;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import java.io.PrintStream;
import java.util.List;
import java.util.function.DoubleConsumer;

/** What the main job says to whoever started it: bars on a terminal, plain lines elsewhere. One thread. */
final class Console {

    private static final int STEPS = 1000;
    private static final int TENTH = 10;

    private final PrintStream out;
    private final boolean terminal;

    Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Prints lines, with an empty one before. */
    void print(List<String> lines) {
        out.println();
        lines.forEach(out::println);
        out.flush();
    }

    /** Says one line. */
    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Shows the share done of a piece of work until it is closed. */
    Shown show(String title) {
        return terminal ? new Bar(title) : new Plain(title);
    }

    /** A piece of work under way. */
    interface Shown extends DoubleConsumer, AutoCloseable {
        @Override
        void close();
    }

    private static final class Bar implements Shown {
        private final ProgressBar bar;

        Bar(String title) {
            bar = new ProgressBarBuilder()
                    .setTaskName(title)
                    .setInitialMax(STEPS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .hideEta()
                    .build();
        }

        @Override
        public void accept(double share) {
            bar.stepTo(Math.round(share * STEPS));
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private final class Plain implements Shown {
        private final String title;
        private int tenths;

        Plain(String title) {
            this.title = title;
            say(title + " …");
        }

        @Override
        public void accept(double share) {
            int now = (int) (share * TENTH);
            if (now > tenths) {
                tenths = now;
                say(title + " " + now * TENTH + " %");
            }
        }

        @Override
        public void close() {
            if (tenths < TENTH) {
                say(title + " done");
            }
        }
    }
}
