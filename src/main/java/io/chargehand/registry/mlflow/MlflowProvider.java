package io.chargehand.registry.mlflow;

import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.RegistryProvider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens the MLflow server that {@code MLFLOW_TRACKING_URI} names. */
public final class MlflowProvider implements RegistryProvider {

    private static final String FOLDER = ".mlflow";
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration TRANSFER = Duration.ofSeconds(60);

    @Override
    public Optional<ModelRegistry> open(UnaryOperator<String> environment, Path cache) {
        return MlflowAddress.of(environment).map(address -> {
            MlflowCalls calls = new MlflowCalls(address, CALL);
            MlflowArtifacts artifacts = new MlflowArtifacts(address, new MlflowCalls(address, TRANSFER), TRANSFER);
            return new MlflowRegistry(calls, artifacts, new VersionCache(cache.resolve(FOLDER)));
        });
    }
}
