package io.chargehand.scoring;

import io.chargehand.feature.Stream;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models in use are those of the registry. Thread-safe. */
public final class RegistryShelf implements ModelShelf {

    private final ModelRegistry registry;
    private final Map<String, List<Stream>> streams;

    /**
     * Makes the shelf.
     *
     * @param registry where versions are kept
     * @param streams the streams that each operational model's features are defined on, by model name
     */
    public RegistryShelf(ModelRegistry registry, Map<String, List<Stream>> streams) {
        this.registry = registry;
        this.streams = Map.copyOf(streams);
    }

    @Override
    public Optional<String> findChampion(String name) {
        return registry.findAlias(name, Alias.CHAMPION).map(ModelVersion::version);
    }

    @Override
    public Optional<String> findChallenger(String name) {
        return registry.findAlias(name, Alias.CHALLENGER).map(ModelVersion::version);
    }

    @Override
    public ModelInUse load(String name, String version) {
        List<ModelArtifact> artifacts = folders(
                        registry.getVersion(name, version).folder())
                .stream()
                .map(ModelArtifact::read)
                .toList();
        Map<String, RiskModel> heads = new LinkedHashMap<>();
        artifacts.forEach(artifact -> heads.put(artifact.label(), artifact.model()));
        if (artifacts.isEmpty()) {
            throw new InvalidInputException("model", name + "/" + version, "must hold at least one artifact");
        }
        List<Stream> given = streams.getOrDefault(name, List.of());
        return new ModelInUse(name, version, artifacts.get(0).features(given), heads);
    }

    private static List<Path> folders(Path version) {
        Path heads = version.resolve(ModelArtifact.HEADS);
        if (!Files.isDirectory(heads)) {
            return List.of(version);
        }
        try (java.util.stream.Stream<Path> each = Files.list(heads)) {
            return each.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + heads, e);
        }
    }
}
