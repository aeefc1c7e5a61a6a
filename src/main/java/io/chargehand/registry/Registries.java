package io.chargehand.registry;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;

/** Opens the registry that the environment asks for: one on another machine, or else a folder. Stateless. */
public final class Registries {

    private Registries() {}

    /**
     * Opens a registry.
     *
     * @param environment a variable's value by its name; empty text where it is not set
     * @param models the folder of versions, or of copies of those that are kept elsewhere
     */
    public static ModelRegistry open(UnaryOperator<String> environment, Path models) {
        return ServiceLoader.load(RegistryProvider.class).stream()
                .map(provider -> provider.get().open(environment, models))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new FolderRegistry(models));
    }

    /** Opens the registry that the process's environment asks for. */
    public static ModelRegistry open(Path models) {
        return open(name -> Optional.ofNullable(System.getenv(name)).orElse(""), models);
    }
}
