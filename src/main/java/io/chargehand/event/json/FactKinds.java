package io.chargehand.event.json;

import io.chargehand.event.OperationalFact;
import io.chargehand.kernel.InvalidInputException;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CloudEvents types of the facts, taken from the sealed family itself. Immutable. */
final class FactKinds {

    private static final String PREFIX = "io.chargehand.";
    private static final String VERSION = "v1";
    private static final Pattern VERSIONED = Pattern.compile("(.+)\\.v(\\d{1,9})");

    private final Map<String, Class<? extends OperationalFact>> byType = new TreeMap<>();
    private final Map<Class<?>, String> byClass = new HashMap<>();

    FactKinds() {
        for (Class<?> permitted : OperationalFact.class.getPermittedSubclasses()) {
            Class<? extends OperationalFact> kind = permitted.asSubclass(OperationalFact.class);
            String type = PREFIX + kebab(kind.getSimpleName()) + "." + VERSION;
            byType.put(type, kind);
            byClass.put(kind, type);
        }
    }

    String type(Class<? extends OperationalFact> kind) {
        String type = byClass.get(kind);
        if (type == null) {
            throw new InvalidInputException("type", kind.getSimpleName(), "must be a kind of fact");
        }
        return type;
    }

    /** Types and classes, by type. */
    Map<String, Class<? extends OperationalFact>> all() {
        return Collections.unmodifiableMap(byType);
    }

    /**
     * The class of a type.
     *
     * @throws InvalidInputException for an unknown type, or an unknown version of a known one
     */
    Class<? extends OperationalFact> kind(String type) {
        Class<? extends OperationalFact> kind = byType.get(type);
        if (kind != null) {
            return kind;
        }
        Matcher versioned = VERSIONED.matcher(type);
        if (versioned.matches() && byType.containsKey(versioned.group(1) + "." + VERSION)) {
            throw new InvalidInputException("type", type, "must be of a known schema version: known is " + VERSION);
        }
        Set<String> known = byType.keySet();
        throw new InvalidInputException(
                "type", type, "must be a known event type: known are " + String.join(", ", known));
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
