package io.chargehand.scenario;

import io.chargehand.app.ChargehandApplication;

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
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as a process of its own, on a home and a model folder that outlive it. For one thread. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final URI base;

    private ServiceProcess(Process process, Path log, URI base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    /**
     * Starts a process, and does not wait for it.
     *
     * @param folder holds its home, its models and its log
     * @param name of the log
     * @param settings as on the command line
     */
    static ServiceProcess start(Path folder, String name, List<String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ChargehandApplication.class.getName(),
                "--server.port=" + port,
                "--chargehand.home=" + folder.resolve("home"),
                "--chargehand.main-job.models=" + folder.resolve("models")));
        command.addAll(settings);
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ServiceProcess(process, log, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until {@code /v2/health/ready} is 200. */
    ServiceProcess awaitReady() throws Exception {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            assertThat(process.isAlive()).as("the service lives: %s", log()).isTrue();
            assertThat(System.nanoTime()).as("ready in time: %s", log()).isLessThan(deadline);
            Thread.sleep(100);
        }
        return this;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/v2/health/ready").statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST_CALL);
    }

    /** Where it says that it listens. */
    URI base() {
        return base;
    }

    /** All that it has written. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, as {@code kill} and Ctrl-C do, and returns its exit code. */
    int stop() throws Exception {
        process.destroy();
        assertThat(process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS))
                .as("stopped in time: %s", log())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
        }
    }
}
