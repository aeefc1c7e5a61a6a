package io.chargehand.feature;

import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings from a tree of maps, lists and scalars, as YAML and JSON parsers give. Every error names the key's
 * path, the value and the rule; {@link #done} refuses keys that nothing read. Not safe for use by several threads.
 */
public final class SettingsTree {

    private final String path;
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();
    private final Map<String, List<SettingsTree>> used = new LinkedHashMap<>();

    private SettingsTree(String path, Map<?, ?> map) {
        this.path = path;
        map.forEach((key, value) -> this.map.put(String.valueOf(key), value));
    }

    /** The root of a tree. */
    public static SettingsTree of(Map<?, ?> map) {
        return new SettingsTree("", map);
    }

    /** The path of a key from the root, such as {@code features[2].name}. */
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The raw map, as read. */
    public Map<String, @Nullable Object> raw() {
        return map;
    }

    /** The keys present, in order. */
    public List<String> keys() {
        return List.copyOf(map.keySet());
    }

    public boolean has(String key) {
        return map.get(key) != null;
    }

    /** A text that must be there and not blank. */
    public String text(String key) {
        return findText(key).orElseThrow(() -> missing(key));
    }

    /** A text, number or truth as text; empty when absent. */
    public Optional<String> findText(String key) {
        Object value = take(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List || value.toString().isBlank()) {
            throw wrong(key, value, "must be a text");
        }
        return Optional.of(value.toString());
    }

    /** A number that must be there. */
    public double number(String key) {
        return findNumber(key).orElseThrow(() -> missing(key));
    }

    /** A finite number; empty when absent. */
    public Optional<Double> findNumber(String key) {
        Object value = take(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return Optional.of(number.doubleValue());
        }
        throw wrong(key, value, "must be a number");
    }

    /** A number within a range, or a default. */
    public double number(String key, double otherwise, double least, double most) {
        double value = findNumber(key).orElse(otherwise);
        if (!(value >= least && value <= most)) {
            throw wrong(key, value, "must be from " + least + " to " + most);
        }
        return value;
    }

    /** A whole number within a range, or a default. */
    public int whole(String key, int otherwise, int least, int most) {
        double value = number(key, otherwise, least, most);
        if (value != Math.rint(value)) {
            throw wrong(key, value, "must be a whole number");
        }
        return (int) value;
    }

    /** True or false, or a default. */
    public boolean truth(String key, boolean otherwise) {
        Object value = take(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrong(key, value, "must be true or false");
    }

    /** An ISO 8601 duration such as {@code P14D} or {@code -PT2H}; empty when absent. */
    public Optional<Duration> findDuration(String key) {
        return findText(key).map(text -> {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(key, text, "must be an ISO 8601 duration such as P14D or PT2H");
            }
        });
    }

    /** A constant of an enum, written in lower case with dashes; empty when absent. */
    public <E extends Enum<E>> Optional<E> findChoice(String key, Class<E> type) {
        return findText(key).map(text -> {
            for (E constant : type.getEnumConstants()) {
                if (written(constant).equals(text)) {
                    return constant;
                }
            }
            List<String> allowed = Arrays.stream(type.getEnumConstants())
                    .map(SettingsTree::written)
                    .toList();
            throw wrong(key, text, "must be one of " + String.join(", ", allowed));
        });
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A list of texts, or one text; empty when absent. */
    public List<String> texts(String key) {
        Object value = take(key);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : List.of(value)) {
            if (each == null || each instanceof Map || each instanceof List) {
                throw wrong(key, value, "must be a list of texts");
            }
            texts.add(each.toString());
        }
        return texts;
    }

    /** The mapping under a key that must be there. */
    public SettingsTree child(String key) {
        return findChild(key).orElseThrow(() -> missing(key));
    }

    /** The mapping under a key; empty when absent. */
    public Optional<SettingsTree> findChild(String key) {
        Object value = map.get(key);
        if (value == null) {
            used.putIfAbsent(key, List.of());
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> child)) {
            throw wrong(key, value, "must be a mapping");
        }
        return Optional.of(used.computeIfAbsent(key, name -> List.of(new SettingsTree(path(name), child)))
                .get(0));
    }

    /** The mappings listed under a key; empty when absent. */
    public List<SettingsTree> children(String key) {
        Object value = map.get(key);
        if (value == null) {
            used.putIfAbsent(key, List.of());
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(key, value, "must be a list of mappings");
        }
        return used.computeIfAbsent(key, name -> {
            List<SettingsTree> children = new ArrayList<>();
            for (Object each : list) {
                if (!(each instanceof Map<?, ?> child)) {
                    throw wrong(name, each, "must be a list of mappings");
                }
                children.add(new SettingsTree(path(name) + "[" + children.size() + "]", child));
            }
            return children;
        });
    }

    /** An error about a key of this mapping. */
    public InvalidInputException wrong(String key, @Nullable Object value, String rule) {
        return new InvalidInputException(path(key), value, rule);
    }

    /** The error that a key is absent. */
    public InvalidInputException missing(String key) {
        return new InvalidInputException(path(key), null, "must be present");
    }

    /**
     * Refuses keys that nothing has read, here and below.
     *
     * @throws InvalidInputException naming the first unknown key
     */
    public void done() {
        for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
            if (!used.containsKey(entry.getKey())) {
                throw wrong(entry.getKey(), entry.getValue(), "is not a known key; known are " + used.keySet());
            }
        }
        used.values().forEach(children -> children.forEach(SettingsTree::done));
    }

    private @Nullable Object take(String key) {
        used.putIfAbsent(key, List.of());
        return map.get(key);
    }
}
