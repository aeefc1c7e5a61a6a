package io.chargehand.scenario;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What the code cells of a notebook gave, by the cells' names. Immutable. */
final class NotebookOutputs {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final double RELATIVE = 0.03;
    private static final double ABSOLUTE = 0.02;

    private final Map<String, List<String>> outputs = new LinkedHashMap<>();

    private NotebookOutputs(JsonNode notebook) {
        for (JsonNode cell : notebook.path("cells")) {
            if (cell.path("cell_type").asString().equals("code")) {
                outputs.put(cell.path("id").asString(), shown(cell.path("outputs")));
            }
        }
    }

    static NotebookOutputs of(Path file) throws IOException {
        return new NotebookOutputs(JsonMapper.shared().readTree(Files.readString(file)));
    }

    /** Everything a cell gave, as text; a picture by its media type. */
    String of(String cell) {
        assertThat(outputs).containsKey(cell);
        return String.join("\n", outputs.get(cell));
    }

    /** Holds these to what is expected, cell by cell: the same text and kinds of output, numbers to 3 % or 0.02. */
    void assertLike(NotebookOutputs expected) {
        assertThat(outputs.keySet()).isEqualTo(expected.outputs.keySet());
        outputs.forEach((cell, given) -> {
            String is = String.join("\n", given);
            String should = expected.of(cell);
            assertThat(NUMBER.matcher(is).replaceAll("#"))
                    .as("words of cell %s, which gave %s", cell, is)
                    .isEqualTo(NUMBER.matcher(should).replaceAll("#"));
            List<Double> numbers = numbers(is);
            List<Double> wanted = numbers(should);
            for (int i = 0; i < numbers.size(); i++) {
                double off = Math.abs(numbers.get(i) - wanted.get(i));
                assertThat(off)
                        .as(
                                "number %d of cell %s, which is %s for %s, in %s",
                                i, cell, numbers.get(i), wanted.get(i), is)
                        .isLessThanOrEqualTo(Math.max(ABSOLUTE, RELATIVE * Math.abs(wanted.get(i))));
            }
        });
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(Double.parseDouble(matcher.group()));
        }
        return numbers;
    }

    /** Printed text first, as it may come in pieces; then what was displayed, in its order. */
    private static List<String> shown(JsonNode outputs) {
        StringBuilder printed = new StringBuilder();
        List<String> displayed = new ArrayList<>();
        for (JsonNode output : outputs) {
            String kind = output.path("output_type").asString();
            assertThat(kind).as("%s", output).isNotEqualTo("error");
            if (kind.equals("stream")) {
                assertThat(output.path("name").asString()).as("%s", output).isEqualTo("stdout");
                printed.append(text(output.path("text")));
            } else if (kind.equals("display_data")) {
                displayed.add(shownData(output.path("data")));
            }
        }
        List<String> shown = new ArrayList<>(List.of(printed.toString().strip()));
        shown.addAll(displayed);
        return shown;
    }

    private static String shownData(JsonNode data) {
        return data.has("text/html")
                ? text(data.path("text/html"))
                : data.properties().stream().map(Map.Entry::getKey).sorted().collect(Collectors.joining(" "));
    }

    /** Text is kept whole, or as a list of lines. */
    private static String text(JsonNode text) {
        return text.isArray()
                ? text.valueStream().map(JsonNode::asString).collect(Collectors.joining())
                : text.asString();
    }
}
