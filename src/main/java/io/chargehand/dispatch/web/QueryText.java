package io.chargehand.dispatch.web;

import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for behind the question mark. Stateless. */
final class QueryText {

    private QueryText() {}

    /** True or false; false where it is absent. */
    static boolean isTrue(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw new InvalidInputException(name, text, "must be true or false");
        }
        return true;
    }

    /** A whole number; {@code usual} where it is absent. */
    static int number(String name, @Nullable String text, int usual, int least, int most) {
        if (text == null) {
            return usual;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(name, text, "must be a whole number from " + least + " to " + most);
        }
    }
}
