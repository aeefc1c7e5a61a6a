package io.chargehand.registry;

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
}
