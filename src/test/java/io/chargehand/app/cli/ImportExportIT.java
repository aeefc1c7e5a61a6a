package io.chargehand.app.cli;

import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

class ImportExportIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void fileGoesInOnceAndComesOutAgain() throws IOException {
        String events = IntStream.rangeClosed(1, 1500)
                .mapToObj(ImportExportIT::supplier)
                .collect(Collectors.joining("\n", "", "\n\n"));
        Path zipped = folder.resolve("events.jsonl.gz");
        try (GZIPOutputStream bytes = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            bytes.write(events.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(result("import", zipped.toString(), "--json")).isEqualTo(json(1500, 1500, 0, 0));
        assertThat(result("import", zipped.toString(), "--json")).isEqualTo(json(1500, 0, 1500, 0));

        Path exported = folder.resolve("log.jsonl.gz");
        assertThat(run("export", exported.toString(), "--until=2026-03-01T00:30:00Z"))
                .as(err::toString)
                .isZero();
        assertThat(unzipped(exported)).hasSize(1500).allMatch(line -> line.contains("supplier-defined"));
        assertThat(result("import", exported.toString(), "--json")).isEqualTo(json(1500, 0, 1500, 0));

        String oneDay = folder.resolve("day.jsonl").toString();
        assertThat(result(
                                "export",
                                oneDay,
                                "--from=2026-03-01T00:00:00Z",
                                "--until=2026-03-01T00:00:10+00:00",
                                "--json")
                        .path("events")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void fileWithUnreadableLinesChangesNothingUnlessAllowed() throws IOException {
        List<String> lines = new ArrayList<>();
        IntStream.rangeClosed(2001, 2008).forEach(number -> lines.add(supplier(number)));
        lines.add("{oops");
        lines.add(supplier(2010).replace("\"country\":\"US\"", "\"country\":7"));
        Path file = Files.write(folder.resolve("events.jsonl"), lines);
        long before = events();

        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "2 of the 10 lines",
                        "nothing was taken in",
                        "line 9: body must be well-formed JSON",
                        "line 10: data.country");
        assertThat(events()).isEqualTo(before);

        assertThat(result("import", file.toString(), "--max-unreadable=0.2", "--json")
                        .path("refused")
                        .asInt())
                .isEqualTo(2);
        assertThat(events()).isEqualTo(before + 8);
        assertThat(count("event_dead_letter")).isEqualTo(2);
    }

    @Test
    void fileThatIsMissingIsSaidSo() {
        assertThat(run("import", folder.resolve("none.jsonl").toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("Cannot read")
                .contains("none.jsonl")
                .doesNotContain("\tat ");
    }

    private static String supplier(int number) {
        return """
                {"specversion":"1.0","id":"s-%d","source":"/erp","type":"io.chargehand.supplier-defined.v1",\
                "time":"2026-03-01T%02d:%02d:%02dZ","data":{"supplierId":"s-%d","name":"Supplier","country":"US"}}""".formatted(number, number / 3600, number / 60 % 60, number % 60, number);
    }

    private static JsonNode json(int lines, int accepted, int duplicates, int refused) {
        return JsonMapper.shared()
                .readTree("{\"lines\":%d,\"accepted\":%d,\"duplicates\":%d,\"refused\":%d,\"first\":[]}"
                        .formatted(lines, accepted, duplicates, refused));
    }

    private static List<String> unzipped(Path file) throws IOException {
        try (GZIPInputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static long events() {
        return count("event_log");
    }

    private static long count(String table) {
        return DATABASE.jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private JsonNode result(String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(run(arguments)).as(err::toString).isZero();
        return JsonMapper.shared().readTree(out.toString());
    }

    private int run(String... arguments) {
        ServiceSettings settings =
                new ServiceSettings(Stream.concat(Arrays.stream(arguments), DATABASE.settings().stream())
                        .toArray(String[]::new));
        CommandLine line = Commands.commandLine(settings);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(settings.others());
    }
}
