package io.chargehand.feature;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How a key of settings was read: the reader's own record, to which the published schema is held. Immutable.
 *
 * @param type what its value may be
 * @param required whether it must be present
 * @param fallback what holds where it is absent, as written in a job; empty for none
 * @param least the least number allowed; {@code NaN} for no bound
 * @param most the greatest number allowed; {@code NaN} for no bound
 * @param choices the texts allowed; none for any
 */
public record SettingKey(
        Type type, boolean required, String fallback, double least, double most, List<String> choices) {

    /** What a value may be. */
    public enum Type {
        TEXT,
        NUMBER,
        WHOLE,
        TRUTH,
        DURATION,
        CHOICE,
        /** A list of texts, or one. */
        TEXTS,
        /** A list of texts, numbers and truths, kept as they are. */
        VALUES,
        MAPPING,
        /** A list of mappings. */
        MAPPINGS
    }

    static SettingKey of(Type type) {
        return new SettingKey(type, false, "", Double.NaN, Double.NaN, List.of());
    }

    static SettingKey choice(List<String> choices) {
        return new SettingKey(Type.CHOICE, false, "", Double.NaN, Double.NaN, List.copyOf(choices));
    }

    SettingKey within(double otherwise, double lower, double upper) {
        return new SettingKey(type, required, plain(otherwise), lower, upper, choices);
    }

    SettingKey needed() {
        return new SettingKey(type, true, fallback, least, most, choices);
    }

    SettingKey otherwise(String value) {
        return new SettingKey(type, required, value, least, most, choices);
    }

    /** The constants of an enum as a job writes them: in lower case with dashes. */
    static <E extends Enum<E>> List<String> written(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(SettingKey::written).toList();
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
