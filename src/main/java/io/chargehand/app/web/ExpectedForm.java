package io.chargehand.app.web;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in a rule's words which form a value of a type has. */
final class ExpectedForm {

    private static final String INSTANT = "must be an instant with offset, such as 2026-11-23T10:00:00+01:00";
    private static final Map<Class<?>, String> FORMS = Map.ofEntries(
            Map.entry(Instant.class, INSTANT),
            Map.entry(OffsetDateTime.class, INSTANT),
            Map.entry(Duration.class, "must be an ISO 8601 duration, such as PT15M"),
            Map.entry(LocalDate.class, "must be a date, such as 2026-11-23"),
            Map.entry(BigDecimal.class, "must be a decimal, such as \"12.50\""),
            Map.entry(String.class, "must be a string"),
            Map.entry(boolean.class, "must be true or false"),
            Map.entry(Boolean.class, "must be true or false"),
            Map.entry(int.class, "must be a whole number"),
            Map.entry(Integer.class, "must be a whole number"),
            Map.entry(long.class, "must be a whole number"),
            Map.entry(Long.class, "must be a whole number"),
            Map.entry(double.class, "must be a number"),
            Map.entry(Double.class, "must be a number"));

    private ExpectedForm() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "must have the expected form";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return FORMS.getOrDefault(type, type.isRecord() ? "must be an object" : "must have the expected form");
    }
}
