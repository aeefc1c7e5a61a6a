package io.chargehand.registry;

import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.UnknownIdException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Versions as folders {@code <root>/<name>/<version>}, aliases as files {@code <root>/<name>/<alias>.alias} that hold a
 * version, moves of aliases as lines of {@code <root>/<name>/moves.ndjson}. Folders and aliases appear by atomic moves; alias changes hold a lock file. Safe for use by several threads
 * and processes.
 */
public final class FolderRegistry implements ModelRegistry {

    private static final Object IN_PROCESS = new Object();
    private static final String MOVES = "moves.ndjson";
    private static final String STAGED = ".staged-";

    private final Path root;

    /** Keeps versions under a folder, which is made when first needed. */
    public FolderRegistry(Path root) {
        this.root = root;
    }

    @Override
    public Path stage(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder(name)), STAGED);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write under " + root, e);
        }
    }

    @Override
    public ModelVersion register(String name, String version, Path staged) {
        ModelVersion registered = new ModelVersion(name, version, folder(name).resolve(version));
        try {
            Files.move(staged, registered.folder(), StandardCopyOption.ATOMIC_MOVE);
            return registered;
        } catch (IOException e) {
            if (Files.exists(registered.folder())) {
                throw new ConflictException("version", name + "/" + version, "must not be registered twice");
            }
            throw new UncheckedIOException("cannot register " + registered, e);
        }
    }

    @Override
    public Optional<ModelVersion> findAlias(String name, Alias alias) {
        Path file = aliasFile(name, alias);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return Optional.of(getVersion(name, Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public boolean moveAlias(
            ModelVersion version, Alias alias, Approval approval, Predicate<Optional<ModelVersion>> allowed) {
        Path folder = folder(version.name());
        synchronized (IN_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Rules.require(lock.isValid(), "lock", folder, "must be held");
                Optional<ModelVersion> present = findAlias(version.name(), alias);
                if (!allowed.test(present)) {
                    return false;
                }
                point(aliasFile(version.name(), alias), version.version());
                MoveLog.append(
                        folder.resolve(MOVES),
                        new AliasMove(alias, present.map(ModelVersion::version), version.version(), approval));
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot move alias " + alias.written() + " of " + version.name(), e);
            }
        }
    }

    private static void point(Path aliasFile, String version) throws IOException {
        Path draft = Files.createTempFile(aliasFile.toAbsolutePath().getParent(), ".alias-", "");
        Files.writeString(draft, version + "\n");
        Files.move(draft, aliasFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public List<AliasMove> listMoves(String name) {
        Path file = folder(name).resolve(MOVES);
        try {
            return MoveLog.readAll(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public ModelVersion getVersion(String name, String version) {
        ModelVersion found = new ModelVersion(name, version, folder(name).resolve(version));
        if (!Files.isDirectory(found.folder())) {
            throw new UnknownIdException("version", name + "/" + version, "model version");
        }
        return found;
    }

    @Override
    public List<ModelVersion> listVersions(String name) {
        return folders(folder(name)).stream()
                .map(version -> new ModelVersion(name, version, folder(name).resolve(version)))
                .sorted()
                .toList();
    }

    @Override
    public List<String> listNames() {
        return folders(root).stream()
                .filter(name -> !listVersions(name).isEmpty())
                .sorted()
                .toList();
    }

    private static List<String> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }

    private Path aliasFile(String name, Alias alias) {
        return folder(name).resolve(alias.written() + ".alias");
    }

    private Path folder(String name) {
        Rules.identifier("model.name", name);
        Rules.require(!name.startsWith("."), "model.name", name, "must not begin with a dot");
        return root.resolve(name);
    }
}
