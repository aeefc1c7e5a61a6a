package io.chargehand.training;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The published schema and the reader of job files say the same: held together by the reader's own record of keys read. */
class TrainingJobSchemaTest {

    private static final Path SCHEMA = Path.of("src/main/resources/static/schemas/training-job.schema.json");
    private static final Path REFERENCE = Path.of("docs/reference/training-jobs.md");
    private static final JsonMapper JSON = new JsonMapper();

    private final JobFile reader = new JobFile(HistoryRows.of((HistoryRows.Events) each -> {}));

    static List<Path> jobs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("training"))) {
            List<Path> jobs = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(jobs).hasSizeGreaterThanOrEqualTo(5);
            return jobs;
        }
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void everyJobIsValidAndNamesTheSchemaForEditors(Path job) throws IOException {
        String text = Files.readString(job);
        String first = text.lines().findFirst().orElseThrow();
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        Path named = job.resolveSibling(first.substring(first.indexOf('=') + 1)).normalize();
        assertThat(named).isEqualTo(SCHEMA);
        assertThat(faults(text)).isEmpty();
        assertThat(reader.read(job).name()).isNotEmpty();
    }

    /** A key that only one of the two knows, a default, range or choice that differs, a kind without a test: each fails here. */
    @Test
    void theSchemaHasTheKeysThatAreRead() throws IOException {
        SchemaWalk walk = new SchemaWalk(JSON.readTree(Files.readString(SCHEMA)));
        for (String text : texts()) {
            walk.meet(tree(text));
        }
        walk.check();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: every-key            | name: every key
            name: every-key            | nom: every-key
            kind: number, transform    | kind: numbr, transform
            transform: log             | transform: sqrt
            transform: log             | transfrom: log
            window: P30D               | window: 30 days
            by: [supplier], window     | by: {a: b}, window
            part: day-of-week          | part: weekday
            type: number}              | type: int}
            known: label               | known: later
            bound: 10                  | bound: ten
            bound: 10                  | bnd: 10
            toleranceDays: 1           | toleranceDays: -1
            told: at-limit             | told: at-once
            standIn: later             | standIn: [later]
            bags: 2                    | bags: 0
            lastShare: 0.3             | lastShare: 3
            lastShare: 0.3             | lastShare: 0.3, last: P3D
            lastShare: 0.3             | until: 2024-01-01
            kind: xgboost              | kind: forest
            kind: xgboost              | depth: 3
            kind: xgboost              | kind: xgboost, depth: 2.5
            kind: xgboost              | kind: xgboost, fixedRounds: 1
            units: increasing          | units: up
            true: 3                    | true: 0
            true: 3                    | yes: 3
            classWeights: {true: 3}    | classWeights: even
            rounds: 30                 | rounds: -1
            rounds: 30                 | patience: 30
            measure: brier             | measure: gini
            earlyStopping: {           | impurity: gain, earlyStopping: {
            offset: PT1H               | offset: 1h
            csv: {path: rows.csv}      | csv: {path: rows.csv, delimiter: ";;"}
            csv: {path: rows.csv}      | history: receipt-lines
            csv: {path: rows.csv}      | csv: {}, history: promise-lines
            labelKnown: arrived        | labelKnwn: arrived
            bootstrap: 100             | bootstrap: 1.5
            trainer.depth: [2, 3]      | trainer.depth: 2
            trainer.depth: [2, 3]      | trainer.depth: []
            trainer.depth: [2, 3]      | split.column: [due]
            draws: 4                   | draw: 4
            measure: log-loss          | measure: gini
            seed: 7                    | seed: [7]
            minAuc: 0.6                | minAuc: 60
            rateTable                  | ratetable
            key: id                    | key: []
            """)
    void whatTheSchemaRefusesTheReaderRefuses(String part, String wrong) {
        assertThat(EveryKey.JOB).contains(part);
        String job = EveryKey.JOB.replace(part, wrong);
        assertThatThrownBy(() -> reader.read(job)).as("the reader").isInstanceOf(InvalidInputException.class);
        assertThat(faults(job)).as("the schema").isNotEmpty();
    }

    @Test
    void theReferenceNamesEveryKeyAndEveryKind() throws IOException {
        String reference = Files.readString(REFERENCE);
        for (JsonNode kind : JSON.readTree(Files.readString(SCHEMA))
                .get("$defs")
                .get("feature")
                .get("oneOf")) {
            String name = kind.get("properties").get("kind").get("const").asString();
            String line = reference
                    .lines()
                    .filter(each -> each.startsWith("|") && each.split("\\|")[1].contains("`" + name + "`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the reference lacks the kind " + name));
            for (String key : kind.get("properties").propertyNames()) {
                if (!key.equals("name") && !key.equals("kind")) {
                    assertThat(line).as("the line of %s", name).contains("`" + key + "`");
                }
            }
        }
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>(List.of(EveryKey.JOB));
        Matcher outcomes = Pattern.compile("  \\w+: \\{(kind: .*, column: .*|kind: days, .*)}")
                .matcher(EveryKey.JOB);
        outcomes.results()
                .map(outcome -> EveryKey.JOB.replaceFirst("label: \\{.*}", "label: {" + outcome.group(1) + "}"))
                .forEach(texts::add);
        for (Path job : jobs()) {
            texts.add(Files.readString(job));
        }
        return texts;
    }

    private SettingsTree tree(String text) {
        JobText.Parsed parsed = JobText.parse("job", text);
        SettingsTree tree = SettingsTree.of(parsed.tree());
        reader.read(tree, parsed.places());
        return tree;
    }

    private static List<String> faults(String yaml) {
        Map<String, Object> tree =
                new LinkedHashMap<>(JobText.parse("job", yaml).tree());
        try {
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            Schema schema = registry.getSchema(Files.readString(SCHEMA), InputFormat.JSON);
            return schema.validate(JSON.writeValueAsString(tree), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
