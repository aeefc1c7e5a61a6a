package io.chargehand.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of the server's data. It is made elsewhere and renamed when complete, so that an interrupted start never
 * leaves half a database that a later start would take for a whole one.
 */
final class DataFolder {

    static final String USER = "chargehand";

    private static final String MAJOR_VERSION = "18";
    private static final String UNFINISHED = "initializing-";
    private static final String HOST_RULES = """
            # Written when the database was made: passwords only, from this machine only.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /**
     * Makes the folder unless it is there.
     *
     * @throws DatabaseException if the folder belongs to another version of PostgreSQL
     */
    void prepare(PostgresBinaries binaries, Path passwordFile) throws IOException {
        deleteUnfinished();
        if (Files.isDirectory(folder)) {
            requireVersion();
            return;
        }
        Path temporary = Files.createTempDirectory(folder.getParent(), UNFINISHED);
        List<String> arguments = List.of(
                "--pgdata=" + temporary,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        ServerCommand.run(binaries.program("initdb"), arguments);
        Files.writeString(temporary.resolve("pg_hba.conf"), HOST_RULES, StandardCharsets.UTF_8);
        FileTrees.moveUnlessThere(temporary, folder);
    }

    private void requireVersion() throws IOException {
        Path versionFile = folder.resolve("PG_VERSION");
        String version = Files.exists(versionFile)
                ? Files.readString(versionFile, StandardCharsets.US_ASCII).strip()
                : "none";
        if (!version.equals(MAJOR_VERSION)) {
            throw new DatabaseException("The folder " + folder + " is not of PostgreSQL " + MAJOR_VERSION
                    + " (its version is " + version + "): move it away, or name another home");
        }
    }

    private void deleteUnfinished() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder.getParent(), UNFINISHED + "*")) {
            for (Path unfinished : left) {
                FileTrees.delete(unfinished);
            }
        }
    }
}
