package io.chargehand.scoring.web;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What request bodies must hold. Stateless. */
final class Body {

    private Body() {}

    static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(field, null, "must be present");
        }
        return value;
    }

    static <T> List<T> entries(String field, @Nullable List<T> values) {
        List<T> present = present(field, values);
        Rules.require(!present.isEmpty(), field, "[]", "must hold at least one entry");
        for (int i = 0; i < present.size(); i++) {
            if (present.get(i) == null) {
                throw new InvalidInputException(field + "[" + i + "]", null, "must be present");
            }
        }
        return present;
    }
}
