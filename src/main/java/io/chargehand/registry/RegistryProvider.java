package io.chargehand.registry;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens a registry on another machine; found by {@link java.util.ServiceLoader}, so that commands need no framework. */
public interface RegistryProvider {

    /**
     * The registry that the environment asks for, if it asks for one of this kind.
     *
     * @param environment a variable's value by its name; empty text where it is not set
     * @param cache a folder for copies of versions, made when first needed
     */
    Optional<ModelRegistry> open(UnaryOperator<String> environment, Path cache);
}
