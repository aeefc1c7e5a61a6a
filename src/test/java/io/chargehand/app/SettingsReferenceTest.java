package io.chargehand.app;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The settings page says what the settings records say. After a change of a record, write the page anew:
 * {@code mvn test -Dtest=SettingsReferenceTest -Dchargehand.docs.write=true}.
 */
class SettingsReferenceTest {

    private static final Path PAGE = Path.of("docs", "reference", "settings.md");
    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";
    private static final String HEAD = """
            # Settings

            Give a setting as `--name=value` on the command line, as an environment variable (upper case, `_` for each dot,
            dashes left out: `chargehand.web.max-body-size` is `CHARGEHAND_WEB_MAXBODYSIZE`), or in an `application.yaml` in the
            working folder. The command line wins over the environment, and the environment over the file.

            Durations are ISO 8601 or short (`PT15M`, `15m`), sizes carry their unit (`4MB`).

            """;
    private static final String TAIL = """

            Of the framework's own settings, these are the ones to know:

            | setting | default | meaning |
            | --- | --- | --- |
            | `server.address` | `127.0.0.1` | The address to listen on. The service asks nobody who they are: put it behind a proxy that does before it listens elsewhere. |
            | `server.port` | `8080` | The port to listen on; 0 takes a free one. |
            | `spring.datasource.hikari.maximum-pool-size` | `16` | Most connections to the database, each of which is a process there. |
            | `spring.lifecycle.timeout-per-shutdown-phase` | `20s` | How long requests under way may take to end when the service stops. |
            | `logging.level.io.chargehand` | `info` | How much the service logs. |
            """;

    @Test
    void pageSaysWhatTheRecordsSay() throws IOException {
        String expected = HEAD + table() + TAIL;
        if (Boolean.getBoolean("chargehand.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    private static String table() throws IOException {
        Map<String, JsonNode> settings = new TreeMap<>();
        try (InputStream in = SettingsReferenceTest.class.getResourceAsStream(METADATA)) {
            assertThat(in).as("metadata that the build writes").isNotNull();
            JsonNode properties = JsonMapper.shared().readTree(in).path("properties");
            properties.forEach(property -> settings.put(property.path("name").asString(), property));
        }
        assertThat(settings).isNotEmpty();
        return "| setting | default | meaning |\n| --- | --- | --- |\n"
                + settings.values().stream().map(SettingsReferenceTest::row).collect(Collectors.joining());
    }

    private static String row(JsonNode property) {
        String name = property.path("name").asString();
        String meaning = property.path("description").asString("");
        assertThat(meaning)
                .as("%s needs its unit and reason as @param of its record", name)
                .isNotBlank();
        JsonNode value = property.path("defaultValue");
        return "| `%s` | %s | %s |\n"
                .formatted(name, value.isMissingNode() ? "" : "`" + defaultOf(value) + "`", sentence(meaning));
    }

    private static String defaultOf(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.asString();
    }

    private static String sentence(String meaning) {
        String plain = meaning.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`").replaceAll("\\s+", " ");
        return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1) + (plain.endsWith(".") ? "" : ".");
    }
}
