package io.chargehand.registry.mlflow;

import com.sun.net.httpserver.HttpServer;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.registry.Alias;
import io.chargehand.registry.RegistryUnreachableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a server does that is down, slow, or of another mind. */
class MlflowCallsTest {

    private static final String MODEL = """
            {"registered_models": [{"name": "risk", "aliases": [{"alias": "champion", "version": "7"}]}]}""";
    private static final String VERSIONS = """
            {"model_versions": [{"name": "risk", "version": "7", "source": "s",
              "tags": [{"key": "chargehand.version", "value": "v7"}]}]}""";

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile long delay;

    @TempDir
    private Path cache;

    private HttpServer server;
    private MlflowAddress address;
    private MlflowCalls calls;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            sleep();
            byte[] body = (exchange.getRequestURI().getPath().contains("model-versions") ? VERSIONS : MODEL)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = new MlflowAddress("http://127.0.0.1:" + server.getAddress().getPort() + "/", "", "", "");
        calls = new MlflowCalls(address, Duration.ofMillis(500));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerThatIsDownIsTriedLeftAloneAndTriedAgain() throws Exception {
        status = 503;
        assertThatThrownBy(() -> calls.get("x"))
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("MLflow at " + address + " does not answer");
        int tries = asked.get();
        assertThat(tries).as("tries").isGreaterThan(1);
        status = 200;
        assertThatThrownBy(() -> calls.get("x")).isInstanceOf(RegistryUnreachableException.class);
        assertThat(asked.get()).as("left alone").isEqualTo(tries);
        assertThat(calls.down()).isPresent();
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (calls.down().isPresent() && System.nanoTime() < until) {
            Thread.sleep(50);
            try {
                calls.get("x");
            } catch (RegistryUnreachableException stillLeftAlone) {
                continue;
            }
        }
        assertThat(calls.down()).as("answers again").isEmpty();
    }

    @Test
    void anAnswerThatDoesNotComeIsWaitedForNoLonger() {
        delay = 5_000;
        long from = System.nanoTime();
        assertThatThrownBy(() -> calls.get("x")).isInstanceOf(RegistryUnreachableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(4));
        delay = 0;
    }

    @Test
    void aRefusalIsNoFailureOfTheServer() {
        status = 403;
        assertThatThrownBy(() -> calls.get("x"))
                .isInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("refuses");
        assertThat(calls.down()).isEmpty();
        assertThat(asked.get()).as("tries of the client, none of ours").isLessThanOrEqualTo(3);
    }

    @Test
    void anAliasPointsWhereItWasLastSeenToPointIfThatIsKept() {
        MlflowRegistry registry = new MlflowRegistry(
                calls, new MlflowArtifacts(address, calls, Duration.ofSeconds(1)), new VersionCache(cache));
        assertThat(registry.findAlias("risk", Alias.CHAMPION).orElseThrow().version())
                .isEqualTo("v7");
        server.stop(0);
        assertThatThrownBy(() -> registry.findAlias("risk", Alias.CHAMPION))
                .as("its files are not here")
                .isInstanceOf(RegistryUnreachableException.class);
        VersionCache kept = new VersionCache(cache);
        kept.keep("risk", "v7", kept.draft("risk"));
        assertThat(registry.findAlias("risk", Alias.CHAMPION).orElseThrow().version())
                .isEqualTo("v7");
        assertThat(registry.getVersion("risk", "v7").folder()).isDirectory();
        assertThat(registry.servedBefore()).isTrue();
    }

    @Test
    void anAddressIsOneOfHttp() {
        assertThat(MlflowAddress.of(name -> "")).isEmpty();
        assertThatThrownBy(() -> MlflowAddress.of(name -> "databricks"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("MLFLOW_TRACKING_URI must be an http or https address");
        assertThat(new MlflowAddress("http://m", "", "", "secret")).hasToString("http://m");
    }

    private void sleep() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
