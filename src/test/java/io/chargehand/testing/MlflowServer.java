package io.chargehand.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An MLflow server of the test's own, on loopback, with SQLite and files in a folder. Its Python environment is made once
 * under {@code target} by {@code venv} and {@code pip}. Ends when closed, or with this process.
 */
public final class MlflowServer implements AutoCloseable {

    private static final Path ENVIRONMENT = Path.of("target", "mlflow-venv");
    private static final Path REQUIREMENTS = Path.of("src", "test", "python", "mlflow-requirements.txt");
    private static final Path SCRIPT = Path.of("src", "test", "python", "mlflow_server.py");
    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path folder;
    private final URI uri;

    private MlflowServer(Process process, Path folder, URI uri) {
        this.process = process;
        this.folder = folder;
        this.uri = uri;
    }

    /**
     * Starts a server.
     *
     * @param folder holds its database, artifacts and log
     * @throws PythonEnvironment.UnavailableException when none can be had, saying why
     */
    public static MlflowServer start(Path folder)
            throws IOException, InterruptedException, PythonEnvironment.UnavailableException {
        Path python = PythonEnvironment.python(ENVIRONMENT, REQUIREMENTS);
        int port = freePort();
        Path log = folder.resolve("mlflow.log");
        ProcessBuilder command = new ProcessBuilder(
                python.toString(),
                SCRIPT.toAbsolutePath().toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--workers",
                "1",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db").toAbsolutePath(),
                "--artifacts-destination",
                folder.resolve("artifacts").toAbsolutePath().toString());
        command.environment()
                .putAll(Map.of("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false", "MLFLOW_DISABLE_TELEMETRY", "true"));
        Process process = command.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        MlflowServer server = new MlflowServer(process, folder, URI.create("http://127.0.0.1:" + port));
        server.awaitAnswer(log);
        return server;
    }

    private void awaitAnswer(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("MLflow does not start: " + Files.readString(log));
            }
            Thread.sleep(200);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/health").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** Where it keeps artifacts. */
    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    /** Asks it, as another of its users does. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(uri.resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Changes something in it, as another of its users does. */
    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            process.destroy();
        }
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
