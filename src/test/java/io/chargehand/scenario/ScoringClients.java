package io.chargehand.scenario;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/** Threads that ask for a promise risk again and again. */
final class ScoringClients implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicReference<String> newest = new AtomicReference<>("");
    private volatile boolean stopped;

    private ScoringClients(int port, String body) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/promise-risk-scores"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    static ScoringClients start(int port, String body, int clients) {
        ScoringClients started = new ScoringClients(port, body);
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(started::ask, "client-" + i);
            started.threads.add(thread);
            thread.start();
        }
        return started;
    }

    private void ask() {
        while (!stopped) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                String version = answer.statusCode() == 200
                        ? version(JsonMapper.shared().readTree(answer.body()))
                        : answer.statusCode() + " " + answer.body();
                if (answer.statusCode() != 200 || version.equals("rate-table")) {
                    failures.add(version);
                }
                newest.set(version);
                answers.incrementAndGet();
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The version that answered. */
    static String version(JsonNode scores) {
        return scores.path("scores").path(0).path("model").path("version").asString();
    }

    void awaitAnswersOf(String version, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!newest.get().equals(version)) {
            assertThat(System.nanoTime())
                    .as("answers of %s in time, not of %s; failures %s", version, newest, failures)
                    .isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** Answers other than a model's score. */
    Queue<String> failures() {
        return failures;
    }

    long answers() {
        return answers.get();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
