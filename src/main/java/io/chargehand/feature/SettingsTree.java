package io.chargehand.feature;

import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads settings from a tree of maps, lists and scalars, as YAML and JSON parsers give. Every error names the key's
 * path, the value and the rule. A value of the wrong kind is kept as a fault and read as absent, so that the reading goes
 * on and {@link #refuse} or {@link #done} tells all faults at once; a key that must be there and is not ends the reading of
 * its part. {@link #done} also refuses keys that nothing read. Not safe for use by several threads.
 */
public final class SettingsTree {

    private final String path;
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();
    private final Map<String, List<SettingKey>> read = new LinkedHashMap<>();
    private final Map<String, List<SettingsTree>> below = new LinkedHashMap<>();
    private final Faults faults;
    private boolean named;
    private boolean broken;

    private SettingsTree(String path, Map<?, ?> map, Faults faults) {
        this.path = path;
        this.faults = faults;
        map.forEach((key, value) -> this.map.put(String.valueOf(key), value));
    }

    /** The root of a tree. */
    public static SettingsTree of(Map<?, ?> map) {
        return new SettingsTree("", map, new Faults());
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

    /** The keys present, where they are names that the settings give themselves and not keys the reader knows. */
    public List<String> names() {
        named = true;
        return keys();
    }

    /** Whether the keys are names that the settings give. */
    public boolean isNamed() {
        return named;
    }

    /** How each key was read so far, present or not, in order; several entries for a key read in several ways. */
    public Map<String, List<SettingKey>> keysRead() {
        return read;
    }

    /** The mappings below that were read, by key. */
    public Map<String, List<SettingsTree>> below() {
        return below;
    }

    public boolean has(String key) {
        return map.get(key) != null;
    }

    /** The result of reading this mapping; empty when it is at fault, which is kept: then no key of it counts as unknown. */
    public <T> Optional<T> attempt(Supplier<T> whole) {
        Optional<T> result = keep(whole);
        broken |= result.isEmpty();
        return result;
    }

    /** The result of reading something of the settings; empty when it is at fault, which is kept. */
    public <T> Optional<T> keep(Supplier<T> part) {
        return faults.attempt(part);
    }

    /** Keeps a fault, and goes on. */
    public void keep(InvalidInputException fault) {
        faults.add(fault);
    }

    /** A text that must be there and not blank. */
    public String text(String key) {
        Optional<String> text = findText(key);
        note(key, SettingKey.of(SettingKey.Type.TEXT).needed());
        return text.orElseThrow(() -> missing(key));
    }

    /** A text, or a default. */
    public String text(String key, String otherwise) {
        Optional<String> text = findText(key);
        note(key, SettingKey.of(SettingKey.Type.TEXT).otherwise(otherwise));
        return text.orElse(otherwise);
    }

    /** A text, number or truth as text; empty when absent. */
    public Optional<String> findText(String key) {
        return findText(key, SettingKey.of(SettingKey.Type.TEXT));
    }

    private Optional<String> findText(String key, SettingKey how) {
        Object value = take(key, how);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List || value.toString().isBlank()) {
            return fault(wrong(key, value, "must be a text"));
        }
        return Optional.of(value.toString());
    }

    /** A text of one character, which may be a tab or a space; or a default. */
    public char character(String key, char otherwise) {
        Optional<Character> character = findCharacter(key);
        note(key, SettingKey.of(SettingKey.Type.TEXT).otherwise(String.valueOf(otherwise)));
        return character.orElse(otherwise);
    }

    /** A text of one character, which may be a tab or a space; empty when absent. */
    public Optional<Character> findCharacter(String key) {
        Object value = take(key, SettingKey.of(SettingKey.Type.TEXT));
        if (value == null) {
            return Optional.empty();
        }
        return value instanceof String text && text.length() == 1
                ? Optional.of(text.charAt(0))
                : fault(wrong(key, value, "must be one character"));
    }

    /** A number that must be there. */
    public double number(String key) {
        Optional<Double> number = findNumber(key);
        note(key, SettingKey.of(SettingKey.Type.NUMBER).needed());
        return number.orElseThrow(() -> missing(key));
    }

    /** A finite number; empty when absent. */
    public Optional<Double> findNumber(String key) {
        return findNumber(key, SettingKey.of(SettingKey.Type.NUMBER));
    }

    /** A number within a range; empty when absent. */
    public Optional<Double> findNumber(String key, double least, double most) {
        SettingKey how = SettingKey.of(SettingKey.Type.NUMBER).within(0, least, most);
        return findNumber(key, how.otherwise("")).flatMap(value -> within(key, value, least, most));
    }

    private Optional<Double> findNumber(String key, SettingKey how) {
        Object value = take(key, how);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return Optional.of(number.doubleValue());
        }
        return fault(wrong(key, value, "must be a number"));
    }

    /** A number within a range, or a default. */
    public double number(String key, double otherwise, double least, double most) {
        return findNumber(key, SettingKey.of(SettingKey.Type.NUMBER).within(otherwise, least, most))
                .flatMap(value -> within(key, value, least, most))
                .orElse(otherwise);
    }

    /** A whole number within a range, or a default. */
    public int whole(String key, int otherwise, int least, int most) {
        return findNumber(key, SettingKey.of(SettingKey.Type.WHOLE).within(otherwise, least, most))
                .flatMap(value -> value == Math.rint(value)
                        ? within(key, value, least, most)
                        : fault(wrong(key, value, "must be a whole number")))
                .orElse((double) otherwise)
                .intValue();
    }

    private Optional<Double> within(String key, double value, double least, double most) {
        return value >= least && value <= most
                ? Optional.of(value)
                : fault(wrong(key, value, "must be from " + least + " to " + most));
    }

    /** True or false, or a default. */
    public boolean truth(String key, boolean otherwise) {
        Object value = take(key, SettingKey.of(SettingKey.Type.TRUTH).otherwise(String.valueOf(otherwise)));
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value != null) {
            faults.add(wrong(key, value, "must be true or false"));
        }
        return otherwise;
    }

    /** An ISO 8601 duration such as {@code P14D} or {@code -PT2H}; empty when absent. */
    public Optional<Duration> findDuration(String key) {
        return findText(key, SettingKey.of(SettingKey.Type.DURATION)).flatMap(text -> {
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeParseException e) {
                return fault(wrong(key, text, "must be an ISO 8601 duration such as P14D or PT2H"));
            }
        });
    }

    /** A constant of an enum, written in lower case with dashes, that must be there. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        Optional<E> choice = findChoice(key, type);
        note(key, SettingKey.choice(SettingKey.written(type)).needed());
        return choice.orElseThrow(() -> missing(key));
    }

    /** A constant of an enum, written in lower case with dashes, or a default. */
    public <E extends Enum<E>> E choice(String key, E otherwise) {
        Optional<E> choice = findChoice(key, otherwise.getDeclaringClass());
        note(
                key,
                SettingKey.choice(SettingKey.written(otherwise.getDeclaringClass()))
                        .otherwise(SettingKey.written(otherwise)));
        return choice.orElse(otherwise);
    }

    /** A constant of an enum, written in lower case with dashes; empty when absent. */
    public <E extends Enum<E>> Optional<E> findChoice(String key, Class<E> type) {
        List<String> allowed = SettingKey.written(type);
        return findText(key, SettingKey.choice(allowed)).flatMap(text -> {
            int found = allowed.indexOf(text);
            return found < 0
                    ? fault(wrong(key, text, NearestName.rule(text, allowed)))
                    : Optional.of(type.getEnumConstants()[found]);
        });
    }

    /** What a name that must be there stands for. */
    public <T> T choice(String key, Map<String, T> known) {
        List<String> allowed = List.copyOf(known.keySet());
        Optional<String> text = findText(key, SettingKey.choice(allowed).needed());
        String name = text.orElseThrow(() -> missing(key));
        T found = known.get(name);
        if (found == null) {
            throw wrong(key, name, NearestName.rule(name, allowed));
        }
        return found;
    }

    /** A list of texts, or one text; empty when absent. */
    public List<String> texts(String key) {
        Object value = take(key, SettingKey.of(SettingKey.Type.TEXTS));
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : List.of(value)) {
            if (each == null || each instanceof Map || each instanceof List) {
                faults.add(wrong(key, value, "must be a list of texts"));
                return List.of();
            }
            texts.add(each.toString());
        }
        return texts;
    }

    /** A list of texts, numbers and truths that must be there and hold at least one, each as it was given. */
    public List<Object> values(String key) {
        Object value = take(key, SettingKey.of(SettingKey.Type.VALUES).needed());
        if (value == null) {
            throw missing(key);
        }
        List<Object> values = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : List.of()) {
            if (each != null && !(each instanceof Map) && !(each instanceof List)) {
                values.add(each);
            }
        }
        boolean whole = value instanceof List<?> list && list.size() == values.size();
        if (!whole || values.isEmpty()) {
            throw wrong(key, value, "must be a list of at least one text, number or truth");
        }
        return values;
    }

    /** The mapping under a key that must be there. */
    public SettingsTree child(String key) {
        Optional<SettingsTree> child = findChild(key);
        note(key, SettingKey.of(SettingKey.Type.MAPPING).needed());
        return child.orElseThrow(() -> missing(key));
    }

    /** The mapping under a key; empty when absent. */
    public Optional<SettingsTree> findChild(String key) {
        Object value = take(key, SettingKey.of(SettingKey.Type.MAPPING));
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> child)) {
            throw wrong(key, value, "must be a mapping");
        }
        return Optional.of(below.computeIfAbsent(key, name -> List.of(new SettingsTree(path(name), child, faults)))
                .get(0));
    }

    /** The mappings listed under a key; empty when absent. */
    public List<SettingsTree> children(String key) {
        Object value = take(key, SettingKey.of(SettingKey.Type.MAPPINGS));
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(key, value, "must be a list of mappings");
        }
        return below.computeIfAbsent(key, name -> {
            List<SettingsTree> children = new ArrayList<>();
            for (Object each : list) {
                String place = path(name) + "[" + children.size() + "]";
                if (!(each instanceof Map<?, ?> child)) {
                    throw new InvalidInputException(place, each, "must be a mapping");
                }
                children.add(new SettingsTree(place, child, faults));
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
     * Ends the reading of some of the keys.
     *
     * @throws InvalidInputException when there are faults, telling all
     */
    public void refuse() {
        faults.refuse();
    }

    /**
     * Ends the reading: refuses keys that nothing has read, here and below, but for parts whose reading a fault ended.
     *
     * @throws InvalidInputException when there are faults, telling all; of an unknown key with the nearest known one and
     *     all that are allowed
     */
    public void done() {
        unknownKeys();
        faults.refuse();
    }

    private void unknownKeys() {
        if (!broken) {
            for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
                String key = entry.getKey();
                if (!read.containsKey(key)) {
                    faults.add(wrong(key, entry.getValue(), NearestName.keyRule(key, read.keySet())));
                }
            }
        }
        below.values().forEach(children -> children.forEach(SettingsTree::unknownKeys));
    }

    private <T> Optional<T> fault(InvalidInputException wrong) {
        faults.add(wrong);
        return Optional.empty();
    }

    private @Nullable Object take(String key, SettingKey how) {
        note(key, how);
        return map.get(key);
    }

    private void note(String key, SettingKey how) {
        read.computeIfAbsent(key, name -> new ArrayList<>()).add(how);
    }
}
