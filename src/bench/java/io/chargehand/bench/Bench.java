package io.chargehand.bench;

import io.chargehand.bench.http.HttpCommand;
import io.chargehand.bench.network.NetworkCommand;
import io.chargehand.bench.node.NodeCommand;
import io.chargehand.bench.scoring.ScoringCommand;
import io.chargehand.bench.sequencing.SequencingCommand;
import io.chargehand.bench.technicians.TechniciansCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The bench's command line, one subcommand per kind of measurement. Results go to standard output; everything else that
 * writes to it, libraries included, is sent to standard error.
 */
@Command(
        name = "bench",
        description = "Measures the engines.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SequencingCommand.class,
            NodeCommand.class,
            NetworkCommand.class,
            ScoringCommand.class,
            HttpCommand.class,
            TechniciansCommand.class
        })
public final class Bench {

    private Bench() {}

    /** Exits with 0 when done, 1 when it failed, 2 on bad usage. */
    public static void main(String[] arguments) {
        PrintStream results = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Logs.quiet();
        int code = run(results, arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs one command line, with its results written to {@code results}. */
    static int run(PrintStream results, String... arguments) {
        CommandLine.IFactory standard = CommandLine.defaultFactory();
        CommandLine command = new CommandLine(new Bench(), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (type == NodeCommand.class) {
                    return type.cast(new NodeCommand(results));
                }
                if (type == NetworkCommand.class) {
                    return type.cast(new NetworkCommand(results));
                }
                if (type == ScoringCommand.class) {
                    return type.cast(new ScoringCommand(results));
                }
                if (type == HttpCommand.class) {
                    return type.cast(new HttpCommand(results));
                }
                if (type == TechniciansCommand.class) {
                    return type.cast(new TechniciansCommand(results));
                }
                return type == SequencingCommand.class
                        ? type.cast(new SequencingCommand(results))
                        : standard.create(type);
            }
        });
        command.setCaseInsensitiveEnumValuesAllowed(true);
        return command.execute(arguments);
    }
}
