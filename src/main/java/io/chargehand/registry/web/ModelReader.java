package io.chargehand.registry.web;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelPromotion;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads what is shown of models. Thread-safe. */
@Component
class ModelReader {

    private static final int MOST_MOVES = 200;

    private final ModelRegistry registry;
    private final ModelPromotion promotion;

    ModelReader(ModelRegistry registry, ModelPromotion promotion) {
        this.registry = registry;
        this.promotion = promotion;
    }

    ModelViews.Models models() {
        return new ModelViews.Models(
                registry.listNames().stream().map(this::summary).toList());
    }

    private ModelViews.Summary summary(String name) {
        List<ModelVersion> versions = newestFirst(registry.listVersions(name));
        return new ModelViews.Summary(
                name,
                ModelViews.aliases(promotion.aliases(name)),
                versions.size(),
                versions.get(0).version());
    }

    /**
     * A model.
     *
     * @param limit most versions shown
     */
    ModelViews.Model model(String name, int limit) {
        List<ModelVersion> versions = newestFirst(registry.listVersions(name));
        Map<Alias, String> aliases = promotion.aliases(name);
        return new ModelViews.Model(
                name,
                ModelViews.aliases(aliases),
                versions.size(),
                versions.stream()
                        .limit(limit)
                        .map(version -> ModelViews.version(registry.getRecord(name, version.version()), aliases))
                        .toList(),
                newestFirst(registry.listMoves(name)).stream()
                        .limit(MOST_MOVES)
                        .map(ModelViews::move)
                        .toList());
    }

    /**
     * A text file of a version.
     *
     * @throws UnknownIdException when there is no such version, or it has no such file
     */
    String file(String name, String version, String file) {
        promotion.requireModel(name);
        Rules.identifier("version", version);
        Rules.require(!version.startsWith("."), "version", version, "must not begin with a dot");
        Path path = registry.getVersion(name, version).folder().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new UnknownIdException("version", name + "/" + version, "version with a report");
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " of " + name, e);
        }
    }

    private static <T> List<T> newestFirst(List<T> oldestFirst) {
        List<T> turned = new ArrayList<>(oldestFirst);
        Collections.reverse(turned);
        return turned;
    }
}
