package io.chargehand.training.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.chargehand.training.SmallJob.JOB;
import static io.chargehand.training.SmallJob.rows;
import static org.assertj.core.api.Assertions.assertThat;

/** Jobs that leak are refused by name, or go on with a warning in metrics, card and printout. */
class LeakChecksTest {

    private static final String UNITS = "{name: units, type: number}";
    private static final String HINT = UNITS + "\n  - {name: hint, type: number}";

    @TempDir
    private Path folder;

    private final PrintStream standard = System.err;
    private final PrintStream answers = System.out;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(standard);
        System.setOut(answers);
    }

    @Test
    void aSoundJobHasNoWarnings() throws IOException {
        assertThat(train(JOB, rows(600))).isZero();
        assertThat(card()).contains("None of the leak checks warns.");
        assertThat(metrics()).contains("\"leakWarnings\" : [ ]");
    }

    @Test
    void valuesBeyondTrainingAndKeysThatRepeatAreTold() throws IOException {
        String job = JOB.replace("{name: units, kind: number}", "{name: month, kind: calendar, part: month}");
        String data = rows(600).replaceFirst("\n9,", "\n8,");
        assertThat(train(job, data)).as(errors()).isZero();
        assertThat(output())
                .containsPattern(
                        "warning: month: \\d+ of 2\\d\\d test rows are outside 1.0 to 5.0, its range in training")
                .contains("warning: id: 1 rows have the key of an earlier row, the first being 8");
        assertThat(metrics()).contains("BEYOND_TRAINING").contains("REPEATED_KEYS");
    }

    @Test
    void aFeatureFromAColumnKnownWithTheLabelIsRefused() throws IOException {
        String job =
                JOB.replace("{name: units, kind: number}", "{name: late_rate, kind: rate, by: [supplier, arrived]}");
        assertThat(train(job, rows(600))).isOne();
        assertThat(errors())
                .contains("features[1].by must be known at the decision instant")
                .contains("would leak it");
    }

    @Test
    void aColumnThatAloneTellsTheLabelIsRefusedThoughNoFeatureReadsIt() throws IOException {
        assertThat(train(
                        JOB.replace(UNITS, HINT),
                        withHint((late, random) -> late ? 10 + random.nextInt(9) : random.nextInt(11))))
                .isOne();
        assertThat(errors())
                .contains("job.yaml:7: columns[3] must not give the label away: this column alone tells")
                .contains("but was hint with AUC 0.99");
    }

    /** Neither high nor low: a value in the middle that means late, and a missing one that does. */
    @Test
    void numbersThatTellTheLabelWithoutAnOrderAreRefusedToo() throws IOException {
        String job = JOB.replace(UNITS, HINT);
        assertThat(train(job, withHint((late, random) -> late ? 5 : random.nextBoolean() ? 1 : 9)))
                .isOne();
        assertThat(errors()).contains("but was hint with AUC");
        errors.reset();
        assertThat(train(
                        job,
                        withHint((late, random) -> late ? -1 : random.nextInt(9))
                                .replace(",-1,", ",,")))
                .isOne();
        assertThat(errors()).contains("but was hint with AUC");
    }

    @Test
    void anAcknowledgedFeatureTrainsWithAWarning() throws IOException {
        String data = withHint((late, random) -> late ? 1 : 0);
        String job = JOB.replace(UNITS, HINT).replace("kind: number}", "kind: number}\n  - {name: hint, kind: number}")
                + "leakChecks: {acknowledge: {hint: the dock calls ahead}}\n";
        assertThat(train(job, data)).as(errors()).isZero();
        String warning = "alone reaches AUC 1.000 on the training rows; acknowledged: the dock calls ahead";
        assertThat(card()).contains("- hint: this feature " + warning);
        assertThat(metrics()).contains("SINGLE_AUC").contains(warning);
        assertThat(output()).contains("warning: hint: this feature " + warning);
    }

    @Test
    void anAcknowledgementNamesAFeatureOrColumn() throws IOException {
        assertThat(train(JOB + "leakChecks: {acknowledge: {hnt: why}}\n", rows(600)))
                .isOne();
        assertThat(errors())
                .contains(
                        "job.yaml:22: leakChecks.acknowledge.hnt must name a feature or a column (supplier_rate, units, id,");
    }

    /** The group is the level of a text that only its own rows have: what it tells of itself is no leak of the column. */
    @Test
    void aTextOfItsOwnPerGroupIsNoLeak() throws IOException {
        assertThat(train(JOB.replace("key: [id]", "key: [id]\ngroup: [id]"), rows(600)))
                .as(errors())
                .isZero();
    }

    @Test
    void rowsSortedByTheirLabelAreWarnedOf() throws IOException {
        List<String> lines = rows(600).lines().toList();
        String sorted = Stream.concat(
                        lines.stream().limit(1),
                        Stream.concat(
                                lines.stream().skip(1).filter(line -> !late(line)),
                                lines.stream().skip(1).filter(LeakChecksTest::late)))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(train(JOB, sorted)).as(errors()).isZero();
        assertThat(output())
                .contains(
                        "warning: the order of rows in the file: rows decided around the same time are ordered by their label");
    }

    @Test
    void aColumnThatNumbersRowsByTheirLabelIsWarnedOf() throws IOException {
        String numbered = mapped(line -> late(line) ? "9" + "0".repeat(6 - line.indexOf(',')) + line : line);
        assertThat(train(JOB, numbered)).as(errors()).isZero();
        assertThat(metrics()).contains("ORDER").contains("\"id\"");
    }

    @Test
    void groupsOnBothSidesAreCountedAndTheirTreatmentNamed() throws IOException {
        String text = mapped(line -> {
            int id = Integer.parseInt(line.substring(0, line.indexOf(',')));
            return line + ",a" + (id <= 10 ? 601 - id : id);
        });
        String job = JOB.replace("key: [id]", "key: [id]\ngroup: [asn]")
                .replace(", known: label}", ", known: label}\n  - {name: asn}");
        assertThat(train(job, text.replaceFirst("\n", ",asn\n"))).as(errors()).isZero();
        assertThat(output())
                .contains(
                        "warning: asn: 10 groups have rows on both sides of the split: each is kept whole on the side of its first "
                                + "instant, so that 10 rows of theirs at or past it are not tested");
    }

    @Test
    void whatDoesNotVaryOrIsMissingInTrainingIsWarnedOf() throws IOException {
        String data = mapped(line -> {
            String[] cells = line.split(",");
            boolean test = cells[3].compareTo("2024-06-01") >= 0;
            return String.join(",", cells[0], cells[1], test ? cells[2] : "", cells[3], cells[4]) + ","
                    + (test ? cells[2] : "7");
        });
        String job = JOB.replace(", known: label}", ", known: label}\n  - {name: hint, type: number}")
                .replace("kind: number}", "kind: number}\n  - {name: hint, kind: number}");
        assertThat(train(job, data.replaceFirst("\n", ",hint\n"))).as(errors()).isZero();
        assertThat(output())
                .contains("warning: units: missing in every training row, but not in 257 of 257 test rows")
                .contains("warning: hint: always 7.0 in training, but not in the test");
    }

    @Test
    void rowsWhoseLabelIsNotKnownAtTheSplitAreReported() throws IOException {
        String data = rows(600);
        long expected = data.lines()
                .skip(1)
                .map(line -> line.split(","))
                .filter(cells -> cells[3].compareTo("2024-06-01") < 0)
                .filter(cells -> cells[4].compareTo("2024-05-25") >= 0)
                .count();
        assertThat(expected).isPositive();
        assertThat(train(JOB, data)).isZero();
        assertThat(output())
                .contains(expected + " rows whose label was not known at the split were left out (censoring: drop)");
        assertThat(metrics()).contains("\"treatment\" : \"drop\"").contains("\"heaviestKnownRow\" : 1.0");
        assertThat(train(JOB.replace("rounds: 20", "censoring: weight, rounds: 20"), data))
                .isZero();
        assertThat(card()).contains("left out, and known rows of their age weigh up to");
    }

    private static boolean late(String line) {
        String[] cells = line.split(",");
        return cells[4].compareTo(cells[3]) > 0;
    }

    private interface Hint {
        int of(boolean late, Random random);
    }

    private static String withHint(Hint hint) {
        Random random = new Random(11);
        return mapped(line -> line + "," + hint.of(late(line), random) + ",").replaceFirst("\n", ",hint,end\n");
    }

    private static String mapped(UnaryOperator<String> line) {
        String text = rows(600);
        return text.substring(0, text.indexOf('\n') + 1)
                + text.lines().skip(1).map(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private int train(String job, String data) throws IOException {
        Path file = Files.writeString(folder.resolve("job.yaml"), job);
        Path csv = Files.writeString(folder.resolve("data.csv"), data);
        return new CommandLine(new TrainCommand(events -> List.of()))
                .execute(
                        file.toString(),
                        "--data",
                        csv.toString(),
                        "--models",
                        folder.resolve("models").toString());
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private String card() throws IOException {
        return newest("model-card.md");
    }

    private String metrics() throws IOException {
        return newest("metrics.json");
    }

    private String newest(String name) throws IOException {
        try (Stream<Path> versions = Files.list(folder.resolve("models").resolve("small"))) {
            Path version =
                    versions.filter(Files::isDirectory).max(Path::compareTo).orElseThrow();
            return Files.readString(version.resolve(name));
        }
    }
}
