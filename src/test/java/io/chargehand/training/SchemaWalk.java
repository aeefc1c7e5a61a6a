package io.chargehand.training;

import io.chargehand.feature.SettingKey;
import io.chargehand.feature.SettingsTree;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Goes through what a reader read and through the schema side by side, and notes which part of the schema was met with which keys. */
final class SchemaWalk {

    private final JsonNode root;
    private final Map<JsonNode, Map<String, List<SettingKey>>> met = new HashMap<>();

    SchemaWalk(JsonNode root) {
        this.root = root;
    }

    /** Notes the keys of a tree and of those below it. */
    void meet(SettingsTree tree) {
        meet(tree, root);
    }

    private void meet(SettingsTree tree, JsonNode schema) {
        JsonNode part = branch(schema, tree);
        Map<String, List<SettingKey>> keys = met.computeIfAbsent(part, node -> new LinkedHashMap<>());
        tree.keysRead().forEach((key, how) -> {
            String name = tree.isNamed() ? "*" : key;
            keys.computeIfAbsent(name, each -> new ArrayList<>()).addAll(how);
        });
        tree.below()
                .forEach((key, children) -> children.forEach(child -> {
                    JsonNode below = tree.isNamed()
                            ? part.get("additionalProperties")
                            : part.get("properties").get(key);
                    assertThat(below).as("the schema of %s", tree.path(key)).isNotNull();
                    JsonNode items = resolved(below).get("items");
                    meet(child, items == null ? below : items);
                }));
    }

    private JsonNode branch(JsonNode schema, SettingsTree tree) {
        JsonNode part = resolved(schema);
        if (part.has("properties") || part.has("additionalProperties")) {
            return part;
        }
        for (JsonNode each : part.get("oneOf")) {
            JsonNode kind = each.path("properties").path("kind");
            String given = String.valueOf(tree.raw().get("kind"));
            if (each.has("properties") && (kind.isMissingNode() || kinds(kind).contains(given))) {
                return each;
            }
        }
        throw new AssertionError("the schema has no branch for " + tree.raw());
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.get("$ref");
        return reference == null ? schema : root.at(reference.asString().substring(1));
    }

    private static Set<String> kinds(JsonNode kind) {
        Set<String> kinds = new LinkedHashSet<>();
        if (kind.has("const")) {
            kinds.add(kind.get("const").asString());
        } else {
            kind.get("enum").forEach(each -> kinds.add(each.asString()));
        }
        return kinds;
    }

    /** Requires that every part of the schema was met, with just the keys it has, read as it says. */
    void check() {
        check("", root, null);
    }

    private void check(String path, JsonNode schema, SettingKey read) {
        JsonNode part = resolved(schema);
        if (part.has("oneOf") && !part.has("properties")) {
            kindsOf(path, part.get("oneOf"));
            for (JsonNode each : part.get("oneOf")) {
                JsonNode kind = each.path("properties").path("kind");
                check(path + (kind.isMissingNode() ? "" : kinds(kind)), each, read);
            }
        } else if (part.has("properties")) {
            object(path, part, Objects.requireNonNull(met.get(part), () -> "no job of the test has " + path));
        } else if (part.path("additionalProperties").isObject()) {
            assertThat(met).as("named parts of %s", path).containsKey(part);
            check(path + ".*", part.get("additionalProperties"), read);
        } else if (part.has("items")) {
            check(path + "[]", part.get("items"), read);
        }
    }

    private void object(String path, JsonNode part, Map<String, List<SettingKey>> keys) {
        assertThat(keys.keySet())
                .as("the keys read of %s, and those of the schema", path)
                .containsExactlyInAnyOrderElementsOf(part.get("properties").propertyNames());
        keys.forEach((key, how) -> {
            JsonNode property = part.get("properties").get(key);
            String place = path + "." + key;
            assertThat(property.has("description") || resolved(property).has("description"))
                    .as("a description of %s", place)
                    .isTrue();
            how.forEach(each -> value(place, property, each));
            boolean needed = how.stream().anyMatch(SettingKey::required);
            if (!path.isEmpty()
                    && needed
                    && how.stream().noneMatch(each -> !each.fallback().isEmpty())) {
                assertThat(part.path("required").toString())
                        .as("keys required in %s", path)
                        .contains("\"" + key + "\"");
            }
            check(place, property, how.get(0));
        });
    }

    private void value(String place, JsonNode property, SettingKey read) {
        if (!read.fallback().isEmpty()) {
            assertThat(property.path("default").asString(""))
                    .as("default of %s", place)
                    .isEqualTo(read.fallback());
        }
        if (!Double.isNaN(read.least())) {
            assertThat(property.path("minimum").asDouble())
                    .as("least %s", place)
                    .isEqualTo(read.least());
            assertThat(property.path("maximum").asDouble()).as("most %s", place).isEqualTo(read.most());
        }
        if (!read.choices().isEmpty() && property.has("enum") && !place.endsWith("].kind")) {
            assertThat(kinds(property)).as("choices of %s", place).containsExactlyElementsOf(read.choices());
        }
        switch (read.type()) {
            case WHOLE ->
                assertThat(property.path("type").asString("")).as(place).isEqualTo("integer");
            case NUMBER ->
                assertThat(property.path("type").asString("")).as(place).isEqualTo("number");
            case TRUTH ->
                assertThat(property.path("type").asString("")).as(place).isEqualTo("boolean");
            case DURATION ->
                assertThat(property.path("$ref").asString("")).as(place).endsWith("/duration");
            case TEXTS ->
                assertThat(property.path("$ref").asString("")).as(place).endsWith("/texts");
            default -> {}
        }
    }

    /** The branches are of just the kinds that the reader knows. */
    private void kindsOf(String path, JsonNode branches) {
        Set<String> kinds = new LinkedHashSet<>();
        Set<String> read = new LinkedHashSet<>();
        for (JsonNode branch : branches) {
            if (branch.path("properties").has("kind")) {
                kinds.addAll(kinds(branch.get("properties").get("kind")));
                met.getOrDefault(branch, Map.of())
                        .getOrDefault("kind", List.of())
                        .forEach(key -> read.addAll(key.choices()));
            }
        }
        assertThat(kinds).as("kinds of %s", path).isEqualTo(read);
    }
}
