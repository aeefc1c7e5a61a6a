package io.chargehand.app.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A history is written to a file and read again as training reads it. */
class SimulateCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void historyAndOracleAreWrittenAndTheHistoryCanBeReadAgain() {
        Path file = folder.resolve("history.ndjson.gz");
        Path oracle = folder.resolve("oracle");
        assertThat(run("simulate", file, "--days=3", "--stores=2", "--seed=9", "--json", "--oracle=" + oracle))
                .as(err::toString)
                .isZero();
        JsonNode answer = JsonMapper.shared().readTree(out.toString());
        AtomicLong read = new AtomicLong();
        new OperationalFile(file).each(event -> read.incrementAndGet());
        assertThat(read.get())
                .isGreaterThan(2_000)
                .isEqualTo(answer.path("events").asLong());
        assertThat(Path.of(answer.path("receiptOracle").asString())).isNotEmptyFile();
        assertThat(Path.of(answer.path("promiseOracle").asString())).isNotEmptyFile();
    }

    @Test
    void settingsOutOfRangeWriteNothing() {
        Path file = folder.resolve("history.ndjson.gz");
        assertThat(run("simulate", file, "--days=0")).isEqualTo(1);
        assertThat(err.toString()).contains("days").contains("400");
        assertThat(file).doesNotExist();
    }

    @Test
    void aLineThatIsNoEventRefusesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("events.ndjson"), "\n{\"specversion\":\"1.0\"}\n");
        assertThatThrownBy(() -> new OperationalFile(file).each(event -> {}))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("line 2");
    }

    private int run(Object... arguments) {
        String[] texts =
                java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        CommandLine line = Commands.commandLine(new ServiceSettings(texts));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(texts);
    }
}
