package io.chargehand.registry.mlflow;

import io.chargehand.kernel.Rules;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where an MLflow server is and how one logs in there. Immutable.
 *
 * @param uri its base, {@code http} or {@code https}, without a slash at the end
 * @param user for basic authentication; empty for none
 * @param password of the user
 * @param token for bearer authentication; empty for none
 */
record MlflowAddress(String uri, String user, String password, String token) {

    static final String URI_VARIABLE = "MLFLOW_TRACKING_URI";

    MlflowAddress {
        uri = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        Rules.require(uri.matches("https?://\\S+"), URI_VARIABLE, uri, "must be an http or https address");
    }

    /** The address that MLflow's own variables name, if any. */
    static Optional<MlflowAddress> of(UnaryOperator<String> environment) {
        String uri = environment.apply(URI_VARIABLE).strip();
        return uri.isEmpty()
                ? Optional.empty()
                : Optional.of(new MlflowAddress(
                        uri,
                        environment.apply("MLFLOW_TRACKING_USERNAME"),
                        environment.apply("MLFLOW_TRACKING_PASSWORD"),
                        environment.apply("MLFLOW_TRACKING_TOKEN")));
    }

    BasicMlflowHostCreds credentials() {
        if (!token.isEmpty()) {
            return new BasicMlflowHostCreds(uri, token);
        }
        return user.isEmpty() ? new BasicMlflowHostCreds(uri) : new BasicMlflowHostCreds(uri, user, password);
    }

    /** The value of the {@code Authorization} header; empty where nobody logs in. */
    Optional<String> authorization() {
        if (!token.isEmpty()) {
            return Optional.of("Bearer " + token);
        }
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    URI resolve(String path) {
        return URI.create(uri + path);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return uri;
    }
}
