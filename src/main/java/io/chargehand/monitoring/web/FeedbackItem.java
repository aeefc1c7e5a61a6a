package io.chargehand.monitoring.web;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.monitoring.Feedback;
import io.chargehand.monitoring.ToldOutcome;
import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads one item of a feedback, each field by itself, so that a broken item does not refuse its neighbors. Stateless. */
final class FeedbackItem {

    private static final List<String> FIELDS = List.of("model", "key", "outcome", "label", "at");

    private FeedbackItem() {}

    /**
     * Reads an item.
     *
     * @throws InvalidInputException naming the field, the value and the rule
     */
    static ToldOutcome read(JsonNode item) {
        Rules.require(item.isObject(), "item", item, "must be an object of " + FIELDS);
        for (String field : item.propertyNames()) {
            Rules.require(FIELDS.contains(field), field, item.get(field), "must be one of " + FIELDS);
        }
        String model = text(item, "model");
        Optional<String> outcome = item.hasNonNull("outcome") ? Optional.of(text(item, "outcome")) : Optional.empty();
        return new ToldOutcome(
                model,
                Feedback.outcome(model, outcome),
                text(item, "key"),
                label(item),
                at(text(item, "at")),
                ToldOutcome.Source.FEEDBACK);
    }

    private static String text(JsonNode item, String field) {
        JsonNode value = item.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new InvalidInputException(field, null, "must be present");
        }
        Rules.require(value.isString(), field, value, "must be a text");
        return value.asString();
    }

    private static boolean label(JsonNode item) {
        JsonNode value = item.path("label");
        if (value.isMissingNode() || value.isNull()) {
            throw new InvalidInputException("label", null, "must be present");
        }
        boolean number = value.isIntegralNumber() && (value.asLong() == 0 || value.asLong() == 1);
        Rules.require(number || value.isBoolean(), "label", value, "must be true or false, or 1 or 0");
        return number ? value.asLong() == 1 : value.asBoolean();
    }

    private static Instant at(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    "at", text, "must be an instant with an offset, such as 2026-11-20T12:00:00Z");
        }
    }
}
