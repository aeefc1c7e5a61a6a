package io.chargehand.registry.mlflow;

import io.chargehand.kernel.Rules;
import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelVersion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies of versions in a folder, {@code <root>/<model>/<version>}, each whole or not there, and the last versions that
 * aliases were seen to point to, so that a start without MLflow serves what was served before. Thread-safe.
 */
final class VersionCache {

    private static final String DRAFT = ".draft-";

    private final Path root;

    VersionCache(Path root) {
        this.root = root;
    }

    /** An empty folder to write a version's files into. */
    Path draft(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder(name)), DRAFT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write under " + root, e);
        }
    }

    /** Where a version's files are or would be. */
    ModelVersion place(String name, String version) {
        return new ModelVersion(name, version, folder(name).resolve(version));
    }

    Optional<ModelVersion> find(String name, String version) {
        return Optional.of(place(name, version)).filter(place -> Files.isDirectory(place.folder()));
    }

    /** Takes a draft over as the version's files; where another was faster, its files stay. */
    ModelVersion keep(String name, String version, Path draft) {
        ModelVersion place = place(name, version);
        try {
            Files.move(draft, place.folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(place.folder())) {
                throw new UncheckedIOException("cannot keep " + place, e);
            }
        }
        return place;
    }

    /** Whether an alias of any model was seen. */
    boolean holdsAny() {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> models = Files.list(root)) {
            return models.anyMatch(model -> Files.exists(model.resolve("." + Alias.CHAMPION.written())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + root, e);
        }
    }

    void remember(String name, Alias alias, String version) {
        try {
            Path file = aliasFile(name, alias);
            if (!remembered(name, alias).equals(Optional.of(version))) {
                Path draft = Files.createTempFile(Files.createDirectories(folder(name)), DRAFT, "");
                Files.writeString(draft, version + "\n");
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write under " + root, e);
        }
    }

    void forget(String name, Alias alias) {
        try {
            Files.deleteIfExists(aliasFile(name, alias));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write under " + root, e);
        }
    }

    Optional<String> remembered(String name, Alias alias) {
        Path file = aliasFile(name, alias);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Path aliasFile(String name, Alias alias) {
        return folder(name).resolve("." + alias.written());
    }

    private Path folder(String name) {
        Rules.identifier("model.name", name);
        Rules.require(!name.startsWith("."), "model.name", name, "must not begin with a dot");
        return root.resolve(name);
    }
}
