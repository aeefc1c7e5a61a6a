package io.chargehand.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps model versions. Safe for use by several threads and processes. */
public interface ModelRegistry {

    /**
     * Registers the files of a new version.
     *
     * @param staged a folder the registry takes over, made by {@link #stage}
     * @throws io.chargehand.kernel.ConflictException when the version exists
     */
    ModelVersion register(String name, String version, Path staged);

    /** An empty folder to write a new version's files into. */
    Path stage(String name);

    /** The version an alias points to, if any. */
    Optional<ModelVersion> findAlias(String name, Alias alias);

    /**
     * Points an alias to a version, unless {@code allowed} says no of the version it points to now; both in one step that
     * no other writer can come between.
     *
     * @return whether the alias was moved
     */
    boolean moveAlias(ModelVersion version, Alias alias, Predicate<Optional<ModelVersion>> allowed);

    /**
     * The version of that name.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    ModelVersion getVersion(String name, String version);

    /** The versions of a model, oldest first. */
    List<ModelVersion> listVersions(String name);

    /** The names of the models that have a version. */
    List<String> listNames();
}
