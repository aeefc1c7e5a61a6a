package io.chargehand.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;

/** Settings of the service among a command's arguments, as {@code --name=value} with a dot in the name. A picocli mixin. */
public final class ServiceSettings {

    private static final String SETTING = "--[a-z][a-z0-9-]*(\\.[A-Za-z0-9\\[\\]_-]+)+(=.*)?|--debug|--trace";

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Unmatched
    private List<String> given = new ArrayList<>();

    static boolean isSetting(String argument) {
        return argument.matches(SETTING);
    }

    /**
     * Returns the settings.
     *
     * @throws ParameterException if an argument is none
     */
    public List<String> list() {
        for (String argument : given) {
            if (!isSetting(argument)) {
                throw new ParameterException(spec.commandLine(), "Unknown option or argument: '" + argument + "'");
            }
        }
        return List.copyOf(given);
    }
}
