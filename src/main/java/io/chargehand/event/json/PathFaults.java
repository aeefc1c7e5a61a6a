package io.chargehand.event.json;

import io.chargehand.event.JsonFaults;
import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns what Jackson says of bad JSON into field path, value and rule. Stateless. */
final class PathFaults implements JsonFaults {

    /** The field that is named where the whole body is at fault. */
    static final String BODY = "body";

    @Override
    public InvalidInputException explain(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof JacksonException json) {
                return explainJson(json);
            }
            if (at instanceof InvalidInputException invalid) {
                return invalid;
            }
        }
        return new InvalidInputException(BODY, failure.getMessage(), "must be JSON of the documented form");
    }

    private static InvalidInputException explainJson(JacksonException failure) {
        String path = path(failure);
        InvalidInputException rule = ruleBroken(failure);
        if (rule != null) {
            return rule.field().isEmpty() ? named(path, rule) : rule.under(path.isEmpty() ? "" : path + ".");
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new InvalidInputException(
                    path, unknown.getPropertyName(), "is not a known field; known are " + known(unknown));
        }
        if (failure instanceof InvalidFormatException format) {
            return new InvalidInputException(path, format.getValue(), "must be " + wanted(format.getTargetType()));
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return mismatched(path, mismatch);
        }
        if (failure instanceof InputCoercionException coercion) {
            return new InvalidInputException(path, "out of range", "must be " + wanted(coercion.getTargetType()));
        }
        if (failure instanceof StreamReadException syntax) {
            return malformed(syntax);
        }
        return new InvalidInputException(
                nonEmpty(path), failure.getOriginalMessage(), "must be of the documented form");
    }

    /** Where malformed JSON breaks off, by line and column. */
    private static InvalidInputException malformed(StreamReadException syntax) {
        var location = syntax.getLocation();
        String place = location == null
                ? "unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
        return new InvalidInputException(
                BODY, place + ": " + firstLine(syntax.getOriginalMessage()), "must be well-formed JSON");
    }

    private static InvalidInputException mismatched(String path, MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        String said = String.valueOf(mismatch.getOriginalMessage());
        if (said.contains("null") && target != null && target.isPrimitive()) {
            return new InvalidInputException(nonEmpty(path), null, "must be present");
        }
        if (said.startsWith("No content") || said.startsWith("Unexpected end-of-input")) {
            return new InvalidInputException(BODY, "nothing", "must be JSON");
        }
        if (said.startsWith("Trailing token")) {
            return new InvalidInputException(BODY, "more than one JSON value", "must be one JSON value");
        }
        return new InvalidInputException(
                nonEmpty(path), found(mismatch.getCurrentToken()), "must be " + wanted(target));
    }

    /** What stands there instead; of a value that was not read, its kind. */
    private static String found(@Nullable JsonToken token) {
        if (token == null) {
            return "another type";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number with decimals";
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            default -> "another type";
        };
    }

    private static InvalidInputException named(String path, InvalidInputException rule) {
        return new InvalidInputException(nonEmpty(path), rule.value(), rule.rule());
    }

    private static @Nullable InvalidInputException ruleBroken(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof InvalidInputException invalid) {
                return invalid;
            }
        }
        return null;
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "of the documented type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        }
        if (type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        return known == null
                ? "documented"
                : known.stream()
                        .map(String::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString();
    }

    private static String nonEmpty(String path) {
        return path.isEmpty() ? BODY : path;
    }

    private static String firstLine(@Nullable String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }
}
