package io.chargehand.app.cli;

import io.chargehand.app.ChargehandApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private ServiceSettings settings = new ServiceSettings();

    @Override
    public Integer call() {
        List<String> given = settings.list();
        try {
            new SpringApplicationBuilder(ChargehandApplication.class).run(given.toArray(String[]::new));
            return SERVING;
        } catch (RuntimeException reportedAtStart) {
            return ExitCode.SOFTWARE;
        }
    }
}
