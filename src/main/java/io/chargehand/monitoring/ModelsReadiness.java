package io.chargehand.monitoring;

import io.chargehand.kernel.ReadinessPart;
import io.chargehand.scoring.ServingModels;

import java.util.List;
import java.util.Optional;

/** Tells beside the readiness for which models a rate table answers, and why; that keeps nothing from being ready. Thread-safe. */
public final class ModelsReadiness implements ReadinessPart {

    private final ServingModels serving;

    /** Tells of the models served. */
    public ModelsReadiness(ServingModels serving) {
        this.serving = serving;
    }

    @Override
    public String name() {
        return "models";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Optional<String> note() {
        if (!serving.isStarted()) {
            return Optional.empty();
        }
        List<String> fallbacks = DriftMonitor.SERVED.stream()
                .flatMap(name ->
                        serving
                                .findFallback(name)
                                .map(reason -> "a rate table answers for " + name + ": " + reason)
                                .stream())
                .toList();
        return fallbacks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", fallbacks));
    }
}
