package io.chargehand.registry;

import io.chargehand.kernel.UnknownIdException;

import java.util.Locale;

/** A name that points to one version of a model. */
public enum Alias {
    /** Answers. */
    CHAMPION,
    /** Waits to be compared with the champion. */
    CHALLENGER;

    /** The written name, in lower case. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The alias of a written name.
     *
     * @throws UnknownIdException when there is none of that name
     */
    public static Alias of(String written) {
        for (Alias alias : values()) {
            if (alias.written().equals(written)) {
                return alias;
            }
        }
        throw new UnknownIdException("alias", written, "alias, champion or challenger");
    }
}
