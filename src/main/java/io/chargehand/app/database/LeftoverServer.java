package io.chargehand.app.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a killed process left in the data folder: a server that still runs, or the file of one that does not. The file's
 * process number alone proves nothing, since the system hands numbers out again; the command line does.
 */
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);

    private final Path dataFolder;

    LeftoverServer(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /** Stops a server that still runs on the folder, and removes a file that names some other living process. */
    void clear(PostgresBinaries binaries) throws IOException {
        Path pidFile = dataFolder.resolve("postmaster.pid");
        Optional<Long> pid = readPid(pidFile);
        if (pid.isEmpty() || ProcessHandle.of(pid.get()).isEmpty()) {
            return;
        }
        if (isOurServer(pid.get())) {
            LOG.info("Stopping the database server {} that a killed process left running", pid.get());
            ServerCommand.run(
                    binaries.program("pg_ctl"), List.of("stop", "-D", dataFolder.toString(), "-m", "fast", "-w"));
        } else {
            LOG.info("Removing {}: process {} is not a server on this folder", pidFile, pid.get());
            Files.deleteIfExists(pidFile);
        }
    }

    private static Optional<Long> readPid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")
                ? Optional.empty()
                : Optional.of(Long.parseLong(lines.get(0).strip()));
    }

    private boolean isOurServer(long pid) {
        List<String> words = commandLine(pid);
        return !words.isEmpty()
                && words.get(0).matches("(.*[/\\\\])?postgres(\\.exe)?")
                && words.stream().anyMatch(this::isDataFolder);
    }

    private boolean isDataFolder(String word) {
        try {
            Path path = Path.of(word);
            return Files.isDirectory(path) && Files.isSameFile(path, dataFolder);
        } catch (IOException | IllegalArgumentException notAPath) {
            return false;
        }
    }

    private static List<String> commandLine(long pid) {
        Path file = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            if (Files.exists(file)) {
                return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\0", -1));
            }
        } catch (IOException gone) {
            return List.of();
        }
        ProcessHandle.Info info = ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .orElseThrow(() -> new DatabaseException(
                        "Process " + pid + " ended while its command line was read: start again"));
        return java.util.stream.Stream.concat(
                        info.command().stream(), info.arguments().stream().flatMap(java.util.Arrays::stream))
                .toList();
    }
}
