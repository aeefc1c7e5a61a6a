package io.chargehand.app.cli;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private final StringWriter text = new StringWriter();

    @Test
    void plainLinesComeInTenths() {
        run(false);
        assertThat(text.toString().lines())
                .hasSize(11)
                .startsWith("history: 0 %", "history: 10 %")
                .endsWith("history: 100 %");
    }

    @Test
    void barRedrawsItsLine() {
        run(true);
        assertThat(text.toString()).startsWith("\rhistory [").endsWith("] 100 %" + System.lineSeparator());
        assertThat(text.toString().lines().filter(line -> line.contains("history")))
                .isNotEmpty();
    }

    private void run(boolean terminal) {
        try (Progress progress = Progress.on(new PrintWriter(text), terminal, "history", 1000)) {
            for (int done = 0; done <= 1000; done++) {
                progress.at(done);
            }
        }
    }
}
