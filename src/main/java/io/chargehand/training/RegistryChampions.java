package io.chargehand.training;

import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.registry.VersionRecord;
import io.chargehand.scoring.ModelArtifact;
import tools.jackson.databind.JsonNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The champion of a model's name in a registry. Thread-safe.
 *
 * @param registry where versions are kept
 * @param model the model's name
 */
public record RegistryChampions(ModelRegistry registry, String model) implements Champion.Source {

    @Override
    public Optional<Champion> find(String label) {
        return registry.findAlias(model, Alias.CHAMPION)
                .map(found -> registry.getVersion(model, found.version()))
                .flatMap(version -> read(version, label));
    }

    private static Optional<Champion> read(ModelVersion version, String label) {
        Path head = version.folder().resolve(ModelArtifact.HEADS).resolve(label);
        Path folder = Files.isDirectory(head) ? head : version.folder();
        if (!Files.exists(folder.resolve(ModelArtifact.FILE))) {
            return Optional.empty();
        }
        ModelArtifact artifact = ModelArtifact.read(folder);
        JsonNode split = VersionRecord.read(version).figures().path("split");
        return artifact.label().equals(label)
                ? Optional.of(new Champion(version.version(), artifact, instant(split.path("labelsKnownBefore"))))
                : Optional.empty();
    }

    private static Optional<Instant> instant(JsonNode text) {
        try {
            return text.isString() ? Optional.of(Instant.parse(text.asString())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
