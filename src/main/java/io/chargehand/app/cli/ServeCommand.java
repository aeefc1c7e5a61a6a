package io.chargehand.app.cli;

import io.chargehand.app.ChargehandApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

import java.util.concurrent.Callable;

/** Starts the service, which runs on after the command has returned. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the service on http://127.0.0.1:8080, until it is interrupted.")
final class ServeCommand implements Callable<Integer> {

    /** Stands for no exit code: the process lives on. */
    static final int SERVING = -1;

    private final ServiceSettings settings;

    ServeCommand(ServiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try {
            new SpringApplicationBuilder(ChargehandApplication.class).run(settings.settings());
            return SERVING;
        } catch (RuntimeException reportedAtStart) {
            return ExitCode.SOFTWARE;
        }
    }
}
