package io.chargehand.app.cli;

import io.chargehand.app.ChargehandApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Starts the service, which runs on after the command has returned. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the service on http://127.0.0.1:8080, until it is interrupted.",
        footer = {"", "Any setting can be given as --name=value, such as --server.port=8090."})
final class ServeCommand implements Callable<Integer> {

    /** Stands for no exit code: the process lives on. */
    static final int SERVING = -1;

    private static final String SETTING = "--[a-z][a-z0-9-]*(\\.[A-Za-z0-9\\[\\]_-]+)+(=.*)?|--debug|--trace";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Unmatched
    private List<String> settings = new ArrayList<>();

    static boolean isSetting(String argument) {
        return argument.matches(SETTING);
    }

    @Override
    public Integer call() {
        for (String setting : settings) {
            if (!isSetting(setting)) {
                throw new ParameterException(spec.commandLine(), "Unknown option or command: '" + setting + "'");
            }
        }
        try {
            new SpringApplicationBuilder(ChargehandApplication.class).run(settings.toArray(String[]::new));
            return SERVING;
        } catch (RuntimeException reportedAtStart) {
            return ExitCode.SOFTWARE;
        }
    }
}
