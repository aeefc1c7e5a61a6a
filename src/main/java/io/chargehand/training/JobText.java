package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the text of a job file into a tree of maps, lists and scalars, and keeps the line of each key. Single-threaded. */
final class JobText {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final JobPlaces.Builder places;

    private JobText(String file) {
        this.file = file;
        this.places = new JobPlaces.Builder(file);
    }

    /** A job file's tree and where each key of it stands. */
    record Parsed(Map<String, @Nullable Object> tree, JobPlaces places) {}

    /**
     * Parses a job.
     *
     * @param file its name, for errors
     * @throws InvalidInputException naming file and line when the text is not YAML, or not one mapping
     */
    static Parsed parse(String file, String yaml) {
        return new JobText(file).parse(yaml);
    }

    private Parsed parse(String yaml) {
        try (JsonParser parser = YAML.createParser(yaml)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw fault(
                        1, "job", first == null ? "an empty file" : parser.getString(), "must be a mapping of keys");
            }
            Map<String, @Nullable Object> tree = mapping(parser, "");
            if (parser.nextToken() != null) {
                throw fault(line(parser.currentTokenLocation()), "job", "a second document", "must be one document");
            }
            return new Parsed(tree, places.build());
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage().replaceAll("\\s+", " ").strip();
            throw fault(line(e.getLocation()), "job", reason, "must be valid YAML");
        }
    }

    private InvalidInputException fault(int line, String field, String value, String rule) {
        return new PlacedFault(file, line, field, value, rule);
    }

    private static int line(@Nullable TokenStreamLocation location) {
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private Map<String, @Nullable Object> mapping(JsonParser parser, String path) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String below = path.isEmpty() ? key : path + "." + key;
            places.put(below, line(parser.currentTokenLocation()));
            parser.nextToken();
            Object value = value(parser, below);
            map.put(key, value);
            if (key.equals("name") && path.endsWith("]") && value != null) {
                places.alias(path, value.toString());
            }
        }
        if (path.equals("label")) {
            places.outcome(String.valueOf(map.getOrDefault("name", "label")));
        }
        return map;
    }

    private List<@Nullable Object> list(JsonParser parser, String path) {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String below = path + "[" + list.size() + "]";
            places.put(below, line(parser.currentTokenLocation()));
            list.add(value(parser, below));
        }
        return list;
    }

    private @Nullable Object value(JsonParser parser, String path) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            int line = line(parser.currentTokenLocation());
            throw fault(line, path, "*" + parser.getString(), "must be written out: aliases are not read");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, path);
            case START_ARRAY -> list(parser, path);
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default -> parser.getString();
        };
    }
}
