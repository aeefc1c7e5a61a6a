package io.chargehand.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one of PostgreSQL's programs to its end. */
final class ServerCommand {

    private ServerCommand() {}

    /**
     * Runs {@code program} and waits for it. Its output goes through a file and not a pipe: a server that the program
     * leaves running would hold the pipe open.
     *
     * @throws DatabaseException with what the program wrote, if it fails
     */
    static void run(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(HostPlatform.unprivileged());
        command.add(program.toString());
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("chargehand-", ".out");
            try {
                int code = start(command, output).waitFor();
                if (code != 0) {
                    throw new DatabaseException(program.getFileName() + " failed with code " + code + ": "
                            + Files.readString(output, StandardCharsets.UTF_8).strip());
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new DatabaseException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for " + program.getFileName(), e);
        }
    }

    private static Process start(List<String> command, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG"));
        environment.put("LC_ALL", "C");
        return builder.start();
    }
}
