package io.chargehand.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps model versions. Safe for use by several threads and processes. Each call may throw {@link
 * RegistryUnreachableException} where the registry is on another machine.
 */
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

    /** The version an alias points to, if any. Its files need not be there yet: {@link #getVersion} brings them. */
    Optional<ModelVersion> findAlias(String name, Alias alias);

    /**
     * Points an alias to a version and records the move, unless {@code allowed} says no of the version it points to now. In a
     * folder both are one step that no other writer can come between.
     *
     * @return whether the alias was moved
     */
    boolean moveAlias(ModelVersion version, Alias alias, Approval approval, Predicate<Optional<ModelVersion>> allowed);

    /** The recorded moves of a model's aliases, oldest first. */
    List<AliasMove> listMoves(String name);

    /**
     * The version of that name, with all its files.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    ModelVersion getVersion(String name, String version);

    /**
     * What was recorded of a version when it was trained.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is no such version
     */
    default VersionRecord getRecord(String name, String version) {
        return VersionRecord.read(getVersion(name, version));
    }

    /** The versions of a model, oldest first. Their files need not be there yet: {@link #getVersion} brings them. */
    List<ModelVersion> listVersions(String name);

    /** The names of the models that have a version. */
    List<String> listNames();
}
