package io.chargehand.registry.mlflow;

import io.chargehand.kernel.InvalidInputException;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files of runs: through the server where it passes them on ({@code mlflow-artifacts:}), or in a folder that both see
 * ({@code file:}). The client's own transfer of files needs Python. Thread-safe.
 */
final class MlflowArtifacts {

    private static final String PROXIED = "mlflow-artifacts:";
    private static final String ROUTE = "/api/2.0/mlflow-artifacts/artifacts";
    private static final int SERVER_ERROR = 500;
    private static final int REFUSED = 300;
    /** Not logged in, not allowed, too slow, too many: of the moment, not of the file. */
    private static final Set<Integer> MAY_PASS = Set.of(401, 403, 408, 429);

    private final MlflowAddress address;
    private final MlflowCalls calls;
    private final Duration limit;
    private final HttpClient http;

    /**
     * Reads and writes files.
     *
     * @param limit longest transfer of one file
     */
    MlflowArtifacts(MlflowAddress address, MlflowCalls calls, Duration limit) {
        this.address = address;
        this.calls = calls;
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    /**
     * Writes a file under a run's artifacts.
     *
     * @param root the run's artifact URI
     * @param name its name below, with slashes
     */
    void put(String root, String name, byte[] content) {
        if (!root.startsWith(PROXIED)) {
            calls.call(client -> {
                Path file = shared(root).resolve(name);
                Files.createDirectories(file.toAbsolutePath().getParent());
                return Files.write(file, content);
            });
            return;
        }
        HttpRequest request = request(root, name)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        send(request);
    }

    /** Reads a file under a run's artifacts. */
    byte[] get(String root, String name) {
        if (!root.startsWith(PROXIED)) {
            return calls.call(client -> Files.readAllBytes(shared(root).resolve(name)))
                    .orElseThrow();
        }
        return send(request(root, name).GET().build());
    }

    private byte[] send(HttpRequest request) {
        HttpResponse<byte[]> answer = calls.call(client -> {
                    HttpResponse<byte[]> sent = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                    if (sent.statusCode() >= SERVER_ERROR || MAY_PASS.contains(sent.statusCode())) {
                        throw new IOException("status " + sent.statusCode() + " of " + request.uri());
                    }
                    return sent;
                })
                .orElseThrow();
        if (answer.statusCode() >= REFUSED) {
            throw new InvalidInputException(
                    "artifact",
                    request.uri().getPath(),
                    "must be accessible, but MLflow answers " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String root, String name) {
        String folder = URI.create(root).getPath();
        String path = Arrays.stream((folder + "/" + name).split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(ROUTE + "/" + path)).timeout(limit);
        address.authorization().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private static Path shared(String root) {
        if (root.startsWith("file:")) {
            return Path.of(URI.create(root).getPath());
        }
        if (root.startsWith("/")) {
            return Path.of(root);
        }
        throw new InvalidInputException(
                "artifact store",
                root,
                "must be passed on by the MLflow server (--serve-artifacts) or be a shared folder");
    }
}
