package io.chargehand.scoring.web;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.UnknownIdException;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.scoring.LoadedModels;
import io.chargehand.scoring.ModelInUse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/**
 * The Open Inference Protocol, version 2, for every registered model: the model itself answers, never a rate table, from features
 * that the caller gives. Keeps no snapshots: a call has neither order nor node nor instant that an outcome could be joined to.
 */
@RestController
@RequestMapping("/v2")
@Tag(name = "inference")
class InferenceController {

    private static final String MODEL = "/models/{name}";
    private static final String VERSION = MODEL + "/versions/{version}";
    private static final String PLATFORM = "chargehand_flat_trees";

    private final ModelRegistry registry;
    private final LoadedModels models;
    private final String build;

    InferenceController(ModelRegistry registry, LoadedModels models, ObjectProvider<BuildProperties> build) {
        this.registry = registry;
        this.models = models;
        BuildProperties known = build.getIfAvailable();
        String version = known == null ? null : known.getVersion();
        this.build = version == null ? "unknown" : version;
    }

    @GetMapping
    @Operation(summary = "The server's name and version")
    InferenceAnswers.Server server() {
        return new InferenceAnswers.Server("chargehand", build, List.of());
    }

    @GetMapping({MODEL, VERSION})
    @Operation(summary = "A model's versions and tensors; of its champion, or its newest version, unless one is named")
    InferenceAnswers.Metadata metadata(
            @PathVariable String name, @PathVariable(required = false) @Nullable String version) {
        List<String> versions = versions(name);
        String shown = version == null
                ? models.findChampion(name).orElseGet(() -> versions.get(versions.size() - 1))
                : version;
        InferenceTensors tensors = new InferenceTensors(model(name, shown, versions));
        return new InferenceAnswers.Metadata(name, versions, PLATFORM, tensors.inputs(), tensors.outputs());
    }

    @GetMapping({MODEL + "/ready", VERSION + "/ready"})
    @Operation(summary = "Whether a version can be loaded: the champion unless one is named")
    InferenceAnswers.Ready ready(@PathVariable String name, @PathVariable(required = false) @Nullable String version) {
        ModelInUse model = model(name, version);
        return new InferenceAnswers.Ready(name, model.version(), true);
    }

    @PostMapping({MODEL + "/infer", VERSION + "/infer"})
    @Operation(
            summary = "Probabilities from features: a tensor per feature in, a tensor per outcome out",
            description =
                    "Null is a missing value. The parameter attributions adds the exact attributions of the log-odds.")
    InferenceAnswers.Inference infer(
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String version,
            @RequestBody InferenceRequest request) {
        ModelInUse model = model(name, version);
        return new InferenceAnswers.Inference(
                name, model.version(), request.id(), request.parameters(), new InferenceTensors(model).infer(request));
    }

    /** The registry is asked only for what is not loaded: it may be on another machine, and down. */
    private ModelInUse model(String name, @Nullable String version) {
        String asked = version == null ? champion(name) : version;
        return models.findLoaded(name, asked).orElseGet(() -> model(name, asked, versions(name)));
    }

    private String champion(String name) {
        return models.findChampion(name).orElseThrow(() -> {
            versions(name);
            return new NoChampionException(name);
        });
    }

    private ModelInUse model(String name, String version, List<String> versions) {
        if (!versions.contains(version)) {
            throw new UnknownIdException("version", version, "version of " + name);
        }
        return models.get(name, version);
    }

    private List<String> versions(String name) {
        List<String> versions =
                registry.listVersions(name).stream().map(ModelVersion::version).toList();
        if (versions.isEmpty()) {
            throw new UnknownIdException("name", name, "model");
        }
        return versions;
    }

    /** No version answers by itself. */
    static final class NoChampionException extends InvalidInputException {
        NoChampionException(String name) {
            super("version", null, "must be named, since no version of " + name + " bears the alias champion");
        }
    }
}
