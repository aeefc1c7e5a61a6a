package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.cli.TrainCommand;
import io.chargehand.training.csv.CsvRows;
import io.chargehand.training.tribuo.TribuoLearners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each broken job or file has its own clear error; a sound one trains. */
class BadInputTest {

    private static final String JOB = SmallJob.JOB;

    @TempDir
    private Path folder;

    @Test
    void aSoundFileTrains() throws IOException {
        TrainingResult result = run(JOB, file(SmallJob.rows(600)));
        assertThat(result.test().auc()).isGreaterThan(0.6);
        assertThat(result.predictions()).hasSize(result.test().rows());
        assertThat(result.intervals()).containsKeys("auc", "brierMinusRateTable");
    }

    @Test
    void theCommandEndsWithOneForBadInputAndTwoForBadUsage() throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), JOB);
        CommandLine command = new CommandLine(new TrainCommand(events -> List.of()));
        assertThat(command.execute(
                        job.toString(), "--data", folder.resolve("none.csv").toString()))
                .isEqualTo(1);
        assertThat(new CommandLine(new TrainCommand(events -> List.of())).execute("--nonsense"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: units, kind: number}       | {name: units, kind: guess}                        | must be one of number, category
            {name: units, kind: number}       | {name: units, kind: number, colunm: x}            | is not a known key
            {name: units, kind: number}       | {name: units, kind: number, column: weight}       | must name a column of rows
            {name: units, kind: number}       | {name: gap, kind: elapsed, from: due, to: arrived} | known only with the label
            {name: units, kind: number}       | {name: units, kind: number, column: supplier}     | must be a column of type NUMBER
            rounds: 20                        | rounds: many                                      | must be a number
            offset: -P7D                      | offset: a week                                    | must be an ISO 8601 duration
            from: 2024-06-01                  | from: 2034-06-01                                  | must leave at least one test row
            from: 2024-06-01                  | from: 1999-06-01                                  | must leave at least one training row
            kind: later, column: arrived, than: due | kind: later, column: arrived, than: due, toleranceDays: 999 | must take both values in training
            {name: supplier}                  | {name: vendor}                                    | must name a column of rows
            """)
    void aBrokenJobIsRefused(String part, String broken, String rule) throws IOException {
        assertThat(JOB).contains(part);
        Path data = file(SmallJob.rows(600));
        assertThatThrownBy(() -> run(JOB.replace(part, broken), data))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(rule);
    }

    @Test
    void unparsableCellsAreCountedAndShownUpToTheShare() throws IOException {
        String text = SmallJob.rows(600).replaceFirst("\n5,", "\n5,x,many,2024-01-01,2024-01-01\n5000,");
        Path data = file(text);
        assertThatThrownBy(() -> run(JOB, data))
                .hasMessageContaining("data.csv:6: column units must be a number, but was 'many'")
                .hasMessageContaining("1 of 601 lines");
        TrainingResult result = run(JOB.replace("csv: {}", "csv: {unparsableShare: 0.01}"), data);
        assertThat(result.origin().unparsable()).isOne();
    }

    @Test
    void brokenFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> run(JOB, file(SmallJob.rows(20) + "1,2\n")))
                .hasMessageContaining("as many cells as the header");
        assertThatThrownBy(() -> run(JOB, file("id,units\n1,2\n")))
                .hasMessageContaining("which has [id, units], but was supplier");
        assertThatThrownBy(() -> run(JOB, file("id,supplier,units,due,arrived\n")))
                .hasMessageContaining("at least one row");
        byte[] torn = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3};
        Path gzip = Files.write(folder.resolve("torn.csv.gz"), torn);
        assertThatThrownBy(() -> run(JOB, gzip)).hasMessageContaining("complete gzip file");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'i', 'd', (byte) 0xe9, '\n'});
        assertThatThrownBy(() -> run(JOB, latin)).hasMessageContaining("must be text in UTF-8");
    }

    private static TrainingResult run(String job, Path data) {
        return new TrainingRun(new CsvRows(), List.of(), TribuoLearners::of, Map.of())
                .run(new JobFile(List.of()).read(job), Optional.of(data), Progress.SILENT);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }
}
