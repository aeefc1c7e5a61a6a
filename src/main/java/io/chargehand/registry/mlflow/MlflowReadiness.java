package io.chargehand.registry.mlflow;

import io.chargehand.kernel.ReadinessPart;
import io.chargehand.registry.ModelRegistry;
import org.springframework.stereotype.Component;

import java.util.Optional;

/**
 * Says that MLflow does not answer, where that matters: as long as nothing was loaded from it, now or before. Otherwise what
 * was loaded goes on serving, and the log alone tells. Thread-safe.
 */
@Component
final class MlflowReadiness implements ReadinessPart {

    private final ModelRegistry registry;

    MlflowReadiness(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "model registry";
    }

    @Override
    public Optional<String> missing() {
        return registry instanceof MlflowRegistry mlflow && !mlflow.servedBefore()
                ? mlflow.down()
                        .map(reason -> "MLflow does not answer, and no model was loaded from it before: " + reason)
                : Optional.empty();
    }
}
