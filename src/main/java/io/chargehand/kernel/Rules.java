package io.chargehand.kernel;

import org.jspecify.annotations.Nullable;

/** The rules that values of the contract share. Stateless. */
public final class Rules {

    /** Up to here a double holds every whole number. */
    private static final double LARGEST_WHOLE = 1L << 53;

    private Rules() {}

    /** Requires 1 to 64 characters of {@code [A-Za-z0-9._:-]}. */
    @Contract("_, null -> fail")
    public static void identifier(String field, @Nullable String value) {
        if (value == null || !isIdentifier(value)) {
            throw new InvalidInputException(field, value, "must be 1 to 64 characters of [A-Za-z0-9._:-]");
        }
    }

    /** Requires text that is neither absent nor blank, of at most {@code longest} characters. */
    @Contract("_, null, _ -> fail")
    public static void text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw new InvalidInputException(field, value, "must be 1 to " + longest + " characters, not blank");
        }
    }

    /** Requires a value that is present. */
    @Contract("_, null -> fail")
    public static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new InvalidInputException(field, null, "must be present");
        }
    }

    /** Requires {@code holds}; otherwise reports {@code rule}. */
    @Contract("false, _, _, _ -> fail")
    public static void require(boolean holds, String field, @Nullable Object value, String rule) {
        if (!holds) {
            throw new InvalidInputException(field, value, rule);
        }
    }

    /** Requires a finite number within {@code [least, most]}. */
    public static void range(String field, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException(field, plain(value), "must be from " + plain(least) + " to " + plain(most));
        }
    }

    /** A whole number without decimals, as its sender wrote it. */
    private static String plain(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }

    private static boolean isIdentifier(String value) {
        if (value.isEmpty() || value.length() > 64) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && c != '-' && c != '.' && c != '_' && c != ':') {
                return false;
            }
        }
        return true;
    }
}
