package io.chargehand.bench.http;

import io.chargehand.app.ChargehandApplication;
import io.chargehand.event.AssortmentSet;
import io.chargehand.monitoring.SnapshotBuffer;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The product as it starts by itself, on a small simulated network and its embedded database, with its clock slowed down: the
 * shipped jobs train the models, snapshots are on. For one thread.
 */
final class Service implements AutoCloseable {

    static final String SCORES = "/v1/promise-risk-scores";

    private static final Duration LONGEST_WRITE = Duration.ofMinutes(1);
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final InetSocketAddress address;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        this.address = new InetSocketAddress("127.0.0.1", port);
    }

    /** Starts it with a home in a folder, and waits until it is ready. */
    static Service start(Path folder) throws IOException, InterruptedException {
        Service service = new Service(new SpringApplicationBuilder(ChargehandApplication.class)
                .logStartupInfo(false)
                .run(
                        "--server.port=0",
                        "--chargehand.home=" + folder.resolve("home"),
                        "--chargehand.main-job.models=" + folder.resolve("models"),
                        "--chargehand.main-job.stores=8",
                        "--chargehand.main-job.history-days=30",
                        "--chargehand.main-job.volume=0.5",
                        "--chargehand.main-job.factor=0.1",
                        "--logging.level.root=warn",
                        "--logging.level.io.chargehand=info"));
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (service.get("/v2/health/ready").statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new IOException("the service was not ready within " + LONGEST_START);
            }
            Thread.sleep(200);
        }
        return service;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    InetSocketAddress address() {
        return address;
    }

    /** A body that asks for one order line at so many nodes. */
    String body(int candidates) {
        Network network = context.getBean(Network.class);
        Instant now = context.getBean(Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
        List<Node> nodes = network.listNodes();
        String item = network.listAssortment(nodes.get(0).id()).stream()
                .map(AssortmentSet::itemId)
                .findFirst()
                .orElseThrow()
                .value();
        List<Map<String, Object>> asked = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            asked.add(Map.of(
                    "nodeId",
                    nodes.get(i % nodes.size()).id().value(),
                    "plannedFinish",
                    now.plus(Duration.ofMinutes(35 + 11L * i)).toString()));
        }
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("orderId", "bench-" + Request.NUMBER);
        order.put("line", 1);
        order.put("method", "SHIP_FROM_STORE");
        order.put("itemId", item);
        order.put("quantity", 2);
        order.put("linesOfOrder", 3);
        order.put("placedAt", now.minus(Duration.ofMinutes(10)).toString());
        order.put("dueAt", now.plus(Duration.ofHours(4)).toString());
        order.put("candidates", asked);
        return JsonMapper.shared().writeValueAsString(Map.of("orders", List.of(order)));
    }

    /** The score call's answer, which a model must have given. */
    byte[] scores(String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = HTTP.send(
                HttpRequest.newBuilder(at(SCORES))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        String shown = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) {
            throw new IOException("the score call answers " + answer.statusCode() + ": " + shown);
        }
        for (JsonNode score : JsonMapper.shared().readTree(shown).get("scores")) {
            if (score.get("fallback").asBoolean()) {
                throw new IOException("a rate table answers in the model's place: " + score.get("model"));
            }
        }
        return answer.body();
    }

    /** A request as it goes over the wire. */
    Request request(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + address.getPort()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        return new Request(head, body);
    }

    /** Snapshots lost since the start. */
    long lost() {
        return context.getBean(SnapshotBuffer.class).lost();
    }

    /** Waits until no snapshot waits to be written. */
    void settle() throws IOException, InterruptedException {
        SnapshotBuffer buffer = context.getBean(SnapshotBuffer.class);
        long written = -1;
        long end = System.nanoTime() + LONGEST_WRITE.toNanos();
        while (buffer.waiting() > 0 || buffer.kept() != written) {
            if (System.nanoTime() > end) {
                throw new IOException("snapshots were not written within " + LONGEST_WRITE);
            }
            written = buffer.kept();
            Thread.sleep(1_000);
        }
    }

    /** Bytes on disk that the snapshots in the database take. */
    long bytes() {
        return context.getBean(JdbcClient.class)
                .sql("SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0) FROM pg_inherits"
                        + " WHERE inhparent = 'monitoring_asked'::regclass")
                .query(Long.class)
                .single();
    }

    /** Snapshots in the database. */
    long kept() {
        return context.getBean(JdbcClient.class)
                .sql("SELECT coalesce(sum(cardinality(keys)), 0) FROM monitoring_asked")
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
