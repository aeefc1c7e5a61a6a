package io.chargehand.kernel;

import org.jspecify.annotations.Nullable;

/** Input that breaks a rule: names the field, the value that was given and the rule it breaks. */
public class InvalidInputException extends IllegalArgumentException {

    private static final int LONGEST_VALUE = 200;

    private final String field;
    private final String value;
    private final String rule;

    /**
     * Reports a broken rule.
     *
     * @param field the field's path in the input, such as {@code lines[2].quantity}
     * @param value what was given; shown shortened to 200 characters
     * @param rule what must hold, as a sentence without its subject, such as {@code must be at least 0}
     */
    public InvalidInputException(String field, @Nullable Object value, String rule) {
        super(field + " " + rule + ", but was " + shorten(value));
        this.field = field;
        this.value = shorten(value);
        this.rule = rule;
    }

    /** Returns the same kind of report with the field's path put behind {@code prefix}, such as {@code lines[2].}. */
    public InvalidInputException under(String prefix) {
        return new InvalidInputException(prefix + field, value, rule);
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }

    public String rule() {
        return rule;
    }

    private static String shorten(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
