package io.chargehand.app.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings of the service among the arguments: {@code --name.part=value}, with a dot in the name, which no option of a
 * command has. Immutable.
 */
public final class ServiceSettings {

    private static final String SETTING = "--[a-z][a-z0-9-]*(\\.[A-Za-z0-9\\[\\]_-]+)+(=.*)?|--debug|--trace";

    private final List<String> settings = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /** Takes the settings out of {@code arguments}, wherever they stand. */
    ServiceSettings(String... arguments) {
        for (String argument : arguments) {
            (argument.matches(SETTING) ? settings : others).add(argument);
        }
    }

    /** Returns the settings, as they were given. */
    public String[] settings() {
        return settings.toArray(String[]::new);
    }

    /** Returns the other arguments, which name the command and its options. */
    String[] others() {
        return others.toArray(String[]::new);
    }
}
