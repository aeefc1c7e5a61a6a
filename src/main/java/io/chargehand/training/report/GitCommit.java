package io.chargehand.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the commit that is checked out, by reading git's files. Stateless. */
public final class GitCommit {

    private GitCommit() {}

    /** The commit of the repository a folder lies in, if any. */
    public static Optional<String> find(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.exists(git)) {
                return read(git);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> read(Path git) {
        try {
            Path folder = git;
            if (Files.isRegularFile(git)) {
                folder = git.resolveSibling(Files.readString(git).strip().replace("gitdir: ", ""));
            }
            String head = Files.readString(folder.resolve("HEAD")).strip();
            if (!head.startsWith("ref: ")) {
                return Optional.of(head);
            }
            String name = head.substring("ref: ".length());
            Path common = Files.exists(folder.resolve("commondir"))
                    ? folder.resolve(Files.readString(folder.resolve("commondir"))
                                    .strip())
                            .normalize()
                    : folder;
            Path ref = common.resolve(name);
            if (Files.exists(ref)) {
                return Optional.of(Files.readString(ref).strip());
            }
            Path packed = common.resolve("packed-refs");
            return Files.exists(packed)
                    ? Files.readAllLines(packed).stream()
                            .filter(line -> line.endsWith(" " + name))
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
