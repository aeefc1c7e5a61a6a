package io.chargehand.scoring;

import java.util.Optional;

/** Where the models that are in use come from. Implementations are thread-safe. */
public interface ModelShelf {

    /** The version that bears the alias {@code champion}; empty where none does. */
    Optional<String> findChampion(String name);

    /** The version that bears the alias {@code challenger}; empty where none does. */
    default Optional<String> findChallenger(String name) {
        return Optional.empty();
    }

    /**
     * Loads a version.
     *
     * @throws io.chargehand.kernel.InvalidInputException when its artifact is missing, damaged, or made for another
     *     version of the learning library
     */
    ModelInUse load(String name, String version);
}
