package io.chargehand.dispatch.json;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.RandomTerms;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.solver.OptaPlannerSequencer;
import io.chargehand.dispatch.ProblemFormat;
import io.chargehand.event.json.ContractJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** The schema says what is read, and every example in the how-to can be posted as it stands. */
class SequencePlanDocsTest {

    private static final Path SCHEMA = Path.of("src/main/resources/static/schemas/sequence-problem.schema.json");
    private static final Path HOW_TO = Path.of("docs/how-to/sequence-your-own-tasks.md");
    private static final Sequencer SEQUENCER = new OptaPlannerSequencer();

    private final ProblemFormat format = new JsonProblemFormat(ContractJson.mapper(), ContractJson.faults());

    static List<String> examples() throws IOException {
        Matcher blocks = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(HOW_TO));
        List<String> found = blocks.results().map(block -> block.group(1)).toList();
        assertThat(found).hasSizeGreaterThanOrEqualTo(6);
        return found;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreValidAndPlannedWhole(String example) throws IOException {
        assertThat(faults(example)).isEmpty();
        SequencingProblem problem = format.readProblem(example).problem();
        SequencePlan plan = SEQUENCER.plan(problem, SearchLimit.steps(200), 1);
        assertThat(plan.unplaced()).as("%s", plan).isEmpty();
    }

    /** By hand: job 2, then 3, then 1, which is 5 late at weight 1. */
    @Test
    void theTardinessExampleIsSolved() throws IOException {
        String example = examples().stream()
                .filter(text -> text.contains("\"machine\"") && text.contains("job-3"))
                .findFirst()
                .orElseThrow();
        SequencePlan plan = SEQUENCER.plan(format.readProblem(example).problem(), SearchLimit.steps(200), 1);
        assertThat(plan.cost().total()).isEqualTo(plan.cost().delay());
        assertThat(plan.cost().delay().toDouble()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void whatIsReadIsValid(long seed) throws IOException {
        SequencingProblem drawn = RandomTerms.into(RandomBackroom.draw(seed, 4, 30), seed);
        SequencePlan plan = SEQUENCER.plan(drawn, SearchLimit.steps(0), 1);
        assertThat(faults(PostedProblem.of(drawn.from(plan), SearchLimit.steps(1))))
                .isEmpty();
    }

    @Test
    void whatIsNotReadIsInvalid() throws IOException {
        String problem = PostedProblem.of(RandomBackroom.draw(1, 2, 4), SearchLimit.steps(1));
        assertThat(faults(problem.replace("\"currency\"", "\"money\""))).isNotEmpty();
        assertThat(faults(problem.replace("\"duration\":\"PT", "\"duration\":\"T")))
                .isNotEmpty();
    }

    /** Neither side has a field that the other lacks. */
    @Test
    void theSchemaHasTheFieldsThatAreRead() throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(SCHEMA));
        JsonNode parts = schema.get("$defs");
        JsonNode task = parts.get("task").get("properties");
        Map<JsonNode, Class<?>> records = Map.ofEntries(
                entry(schema.get("properties"), ProblemJson.class),
                entry(properties(schema.get("properties").get("prices")), ProblemJson.PricesJson.class),
                entry(properties(schema.get("properties").get("limit")), ProblemJson.LimitJson.class),
                entry(properties(parts.get("worker")), WorkerJson.class),
                entry(properties(parts.get("worker").get("properties").get("capacity")), WorkerJson.CapacityJson.class),
                entry(task, TaskJson.class),
                entry(properties(task.get("load")), TaskJson.LoadJson.class),
                entry(properties(task.get("pin")), TaskJson.PinJson.class),
                entry(properties(task.get("parts").get("items")), TaskJson.PartJson.class),
                entry(properties(task.get("predecessors").get("items")), TaskJson.PredecessorJson.class),
                entry(properties(parts.get("curve")), CurveJson.class),
                entry(
                        properties(parts.get("curve")
                                .get("properties")
                                .get("points")
                                .get("items")),
                        CurveJson.PointJson.class),
                entry(properties(parts.get("plan")), PlanJson.class),
                entry(
                        properties(parts.get("plan")
                                .get("properties")
                                .get("sequences")
                                .get("items")),
                        PlanJson.SequenceJson.class));
        records.forEach((properties, type) -> assertThat(properties.propertyNames())
                .as(type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(components(type)));
        assertThat(properties(parts.get("walkingTable")).size()
                        + properties(parts.get("walkingPlaces")).size())
                .isEqualTo(components(WalkingJson.class).size());
    }

    private static JsonNode properties(JsonNode schema) {
        return schema.get("properties");
    }

    private static Collection<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(each -> each.getName())
                .toList();
    }

    private static List<String> faults(String body) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema schema = registry.getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        return schema.validate(body, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
