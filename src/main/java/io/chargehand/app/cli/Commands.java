package io.chargehand.app.cli;

import io.chargehand.app.database.DatabaseException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.RowSource;
import io.chargehand.training.cli.EvaluateCommand;
import io.chargehand.training.cli.ModelsCommand;
import io.chargehand.training.cli.ScoreCommand;
import io.chargehand.training.cli.TrainCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the command that the arguments name and runs it. A command is a picocli class that returns its exit code: 0 done,
 * 1 failed, 2 bad usage. It starts no application context unless it needs the database (see {@link ServiceContext}), so
 * that a command on files starts at once.
 */
public final class Commands {

    private static final int FAILED = ExitCode.SOFTWARE;

    private Commands() {}

    /**
     * Runs the command that {@code args} name, {@code serve} when they name none.
     *
     * @return the exit code, or empty while the service runs on
     */
    public static OptionalInt run(String[] args) {
        ServiceSettings settings = new ServiceSettings(args);
        String[] named = settings.others();
        int code = commandLine(settings).execute(named.length == 0 ? new String[] {"serve"} : named);
        return code == ServeCommand.SERVING ? OptionalInt.empty() : OptionalInt.of(code);
    }

    static CommandLine commandLine(ServiceSettings settings) {
        CommandLine line = new CommandLine(new Root());
        all(settings).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler(Commands::failed);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /** Every command that there is, in the order of the help. */
    private static List<Object> all(ServiceSettings settings) {
        return List.of(
                new ServeCommand(settings),
                new TrainCommand(Commands::histories),
                new EvaluateCommand(),
                new ScoreCommand(),
                new ModelsCommand(),
                new ImportCommand(settings),
                new ExportCommand(settings),
                new SimulateCommand());
    }

    private static List<RowSource> histories(Optional<Path> events) {
        return HistoryRows.of(
                events.<HistoryRows.Events>map(OperationalFile::new).orElse(OperationalLog::each));
    }

    /** What the caller can mend is one line; anything else also shows where it came from. */
    private static int failed(Exception failure, CommandLine line, @Nullable ParseResult parsed) {
        boolean mendable = failure instanceof InvalidInputException
                || failure instanceof DatabaseException
                || failure instanceof CommandFailedException
                || failure instanceof UncheckedIOException;
        line.getErr().println(line.getColorScheme().errorText("chargehand: " + failure.getMessage()));
        if (!mendable) {
            failure.printStackTrace(line.getErr());
        }
        return FAILED;
    }

    @Command(
            name = "chargehand",
            mixinStandardHelpOptions = true,
            versionProvider = BuildVersion.class,
            description = "The AI decision layer of an omnichannel retailer. Without a command, serves.",
            footer = {
                "",
                "Any setting of the service can be given as --name=value, such as --server.port=8090.",
                "Exit code: 0 done, 1 failed, 2 bad usage."
            })
    static final class Root {}
}
