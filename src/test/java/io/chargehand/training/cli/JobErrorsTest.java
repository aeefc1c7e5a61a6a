package io.chargehand.training.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import static io.chargehand.training.SmallJob.JOB;
import static io.chargehand.training.SmallJob.rows;
import static org.assertj.core.api.Assertions.assertThat;

/** What the command {@code train} says of broken jobs and files: exit code 1, and file, line, key, value and rule. */
class JobErrorsTest {

    @TempDir
    private Path folder;

    private final PrintStream standard = System.err;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(standard);
    }

    @Test
    void aSoundJobEndsWithZero() throws IOException {
        assertThat(train(JOB, data(rows(600)))).isZero();
        assertThat(errorLines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unknown kind    | kind: number}        | kind: numbr}            | 15: features[1].kind must be one of number, category, code, missing, calendar
            nearest kind    | kind: number}        | kind: numbr}            | (nearest: number), but was numbr
            unknown key     | rounds: 20           | round: 20               | 16: trainer.round is not a known key (nearest: rounds); allowed are bags, baseL2, censoring, classWeights, columnSample, depth
            unknown root    | bootstrap: 20        | bootstrp: 20            | 21: bootstrp is not a known key (nearest: bootstrap); allowed are baselines, bootstrap, calibration
            wrong type      | depth: 2             | depth: deep             | 16: trainer.depth must be a number, but was deep
            out of range    | depth: 2             | depth: 200              | 16: trainer.depth must be from 1.0 to 12.0, but was 200.0
            missing key     | split: {column: due, | split: {                | 18: split.column must be present
            missing section | split: {column: due, from: 2024-06-01} | #        | 1: split must be present
            missing column  | {name: units, kind: number} | {name: units, kind: number, column: unit} | 15: features[1].column must name a column of rows (id, supplier, units, due, arrived) (nearest: units), but was unit
            key column      | key: [id]            | key: [idd]              | 9: key must name a column of rows (id, supplier, units, due, arrived) (nearest: id), but was idd
            feature twice   | {name: units, kind: number} | {name: supplier_rate, kind: number, column: units} | 15: features[1].name must not be the name of an earlier feature, features[0].name, but was supplier_rate
            column twice    | {name: supplier}     | {name: id}              | 5: columns[1].name must not be the name of an earlier column, columns[0].name, but was id
            label a feature | {name: units, kind: number} | {name: gap, kind: elapsed, from: due, to: arrived} | 15: features[1].to must be known at the decision instant: this column is known only with the label and would leak it, but was arrived
            unmarked label  | , known: label}      | }                       | 12: label must read a column marked known: label: a label told by what is known at the decision would leak into features, but was [arrived, due]
            label in a key  | by: [supplier], smoothing: 5}   # | by: [arrived]}   # | 14: features[0].by must be known at the decision instant
            date format     | format: yyyy-MM-dd}  | format: yyyy-QX-bb}     | 7: columns[3].format must be a date pattern such as d/M/yyyy HH:mm
            duration        | offset: -P7D         | offset: a week          | 10: decision.offset must be an ISO 8601 duration such as P14D or PT2H, but was a week
            split date      | from: 2024-06-01     | from: June              | 18: split.from must be a date or an instant
            not yaml        | key: [id]            | key: [id                | job must be valid YAML
            key twice       | bootstrap: 20        | name: other             | 21: job must be valid YAML, but was Duplicate Object property "name"
            alias           | key: [id]            | key: *id                | 9: key must be written out: aliases are not read, but was *id
            file column     | {name: units, type: number} | {name: units, header: Unit, type: number} | 6: columns[2].header must be a column of
            constant label  | than: due}           | than: due, toleranceDays: 999} | 12: label must take both values in training, but was 0 of
            no test row     | from: 2024-06-01     | from: 2034-06-01        | 18: split must leave at least one test row, but was a test from 2034-06-01T00:00:00Z on, in rows from 2024-01-10
            no training row | from: 2024-06-01     | from: 1999-06-01        | 18: split must leave at least one training row with a known label
            grid value      | bootstrap: 20 | search: {grid: {trainer.depth: [2, 200]}} | 21: search.grid.trainer.depth[1] must be from 1.0 to 12.0, but was 200.0
            grid choice     | bootstrap: 20 | search: {grid: {calibration.kind: [plat]}} | 21: search.grid.calibration.kind[0] must be one of
            grid key        | bootstrap: 20 | search: {grid: {trainer.dept: [2]}} | 21: search.grid.trainer.dept[0] is not a known key (nearest: depth)
            grid section    | bootstrap: 20 | search: {grid: {split.from: [2]}} | 21: search.grid.split.from must name a key of trainer or calibration such as trainer.depth
            grid no list    | bootstrap: 20 | search: {grid: {trainer.depth: 2}} | 21: search.grid.trainer.depth must be a list of at least one text, number or truth, but was 2
            grid clash      | bootstrap: 20 | search: {grid: {trainer.kind: [linear], trainer.driftHalfLife: [P9D]}} | 21: search.grid must go with the rest of the job: trainer.driftHalfLife must not be given where
            grid features   | bootstrap: 20 | search: {features: {few: [unit]}} | 21: search.features.few must name a feature, but was unit
            grid too large  | bootstrap: 20 | search: {grid: {trainer.l2: [1,2,3,4,5,6,7,8,9,0], trainer.l1: [1,2,3,4,5,6,7,8,9,0], trainer.depth: [1,2,3,4,5,6,7,8,9,10,11]}} | 21: search.draws must say how many to draw where the grid has more than 1000, but was 1100
            grid absent     | bootstrap: 20 | search: {folds: 3} | 21: search.grid must give values to try, unless features does
            search key      | bootstrap: 20 | search: {grid: {trainer.depth: [2]}, fold: 3} | 21: search.fold is not a known key (nearest: folds)
            missing path    | {csv: {}}            | {csv: {path: no/such.csv}} | DATA: data must be a file that exists
            """)
    void aBrokenJobIsRefusedWithItsLine(String name, String part, String broken, String message) throws IOException {
        String job = JOB.replace("smoothing: 5}\n  - {name: units", "smoothing: 5}   #\n  - {name: units");
        assertThat(job).contains(part);
        Path data = message.startsWith("DATA") ? folder.resolve("none.csv") : data(rows(600));
        assertThat(train(job.replaceFirst(Pattern.quote(part), broken), data))
                .as(name)
                .isOne();
        String line = message.replace("DATA", data.toString());
        assertThat(errorLines())
                .anySatisfy(error -> assertThat(error)
                        .contains(message.matches("\\d+: .*") ? folder.resolve("job.yaml") + ":" + line : line));
    }

    @Test
    void aPathOfTheJobThatDoesNotExistIsToldWithItsLine() throws IOException {
        Path job =
                Files.writeString(folder.resolve("job.yaml"), JOB.replace("{csv: {}}", "{csv: {path: no/such.csv}}"));
        assertThat(execute(job.toString())).isOne();
        assertThat(errorLines())
                .containsExactly(
                        "error: " + job + ":2: source.csv.path must be a file that exists, but was no/such.csv");
    }

    @Test
    void aJobFileThatDoesNotExistIsNamed() {
        assertThat(execute(folder.resolve("no.yaml").toString())).isOne();
        assertThat(errorLines())
                .containsExactly("error: job file must be a file that exists, but was " + folder.resolve("no.yaml"));
    }

    @Test
    void severalFaultsAreToldTogetherInTheOrderOfLines() throws IOException {
        String job = JOB.replace("type: number", "type: numbr")
                .replace("-P7D", "soon")
                .replace("kind: rate", "kind: rat")
                .replace("depth: 2", "depht: 2")
                .replace("minAuc: 0.5", "minAuc: 5")
                .replace("bootstrap: 20", "bootstrap: -1");
        assertThat(train(job, data(rows(600)))).isOne();
        assertThat(errorLines().stream().map(line -> line.replaceAll("^error: .*job.yaml:(\\d+: \\S+) .*", "$1")))
                .containsExactly(
                        "6: columns[2].type",
                        "10: decision.offset",
                        "14: features[0].kind",
                        "16: trainer.depht",
                        "20: gates.minAuc",
                        "21: bootstrap");
    }

    @Test
    void anUnclosedQuoteIsToldWithTheLineItOpensOn() throws IOException {
        assertThat(train(JOB, data(rows(600).replaceFirst("\n7,", "\n7,\"")))).isOne();
        assertThat(errorLines())
                .singleElement()
                .asString()
                .contains("data.csv:8: record must be well-formed CSV, each quote closed");
    }

    @Test
    void aLineOfTooFewCellsIsTold() throws IOException {
        assertThat(train(JOB, data(rows(600).replaceFirst("\n7,s", "\n7;s")))).isOne();
        assertThat(errorLines())
                .singleElement()
                .asString()
                .contains("data.csv:8: line must have as many cells as the header, 5, but was 4 cells");
    }

    @Test
    void cellsOfTheWrongTypeAreToldEachWithItsRule() throws IOException {
        String text = rows(600)
                .replaceFirst("\n5,s(.),(\\d+),", "\n5,s$1,many,")
                .replaceFirst("\n9,(.*),[^,]*\n", "\n9,$1,soon\n");
        assertThat(train(JOB, data(text))).isOne();
        assertThat(errorLines())
                .anySatisfy(
                        line -> assertThat(line).endsWith("data.csv:6: column units must be a number, but was 'many'"))
                .anySatisfy(
                        line -> assertThat(line)
                                .endsWith(
                                        "data.csv:10: column arrived must be an instant of the form yyyy-MM-dd, but was 'soon'"))
                .anySatisfy(
                        line -> assertThat(line).endsWith("but was 2 of 600 lines with a cell that cannot be read"));
    }

    @Test
    void aFileNamedGzThatIsNotGzipIsTold() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv.gz"), rows(50));
        assertThat(train(JOB, data)).isOne();
        assertThat(errorLines())
                .containsExactly(
                        "error: " + data + ": data must be a gzip file, as its name says, but was no gzip header");
    }

    @Test
    void aFoldOfOneClassIsTold() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : rows(600).split("\n")) {
            boolean quiet = line.matches(".*,2024-0[45]-\\d\\d,.*");
            String[] cells = line.split(",");
            text.append(quiet ? String.join(",", cells[0], cells[1], cells[2], cells[3], cells[3]) : line)
                    .append('\n');
        }
        assertThat(train(JOB, data(text.toString()))).isOne();
        assertThat(errorLines())
                .singleElement()
                .asString()
                .contains("job.yaml:17: calibration.folds must cut the slice into blocks that hold both classes")
                .contains("but was block 1 of 3 from 2024-04");
    }

    private int train(String job, Path data) throws IOException {
        Path file = Files.writeString(folder.resolve("job.yaml"), job);
        return execute(
                file.toString(),
                "--data",
                data.toString(),
                "--models",
                folder.resolve("models").toString());
    }

    private static int execute(String... arguments) {
        return new CommandLine(new TrainCommand(events -> List.of())).execute(arguments);
    }

    private List<String> errorLines() {
        return errors.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("error: "))
                .toList();
    }

    private Path data(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text);
    }
}
