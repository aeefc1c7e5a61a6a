package io.chargehand.registry.mlflow;

import io.chargehand.registry.RegistryUnreachableException;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls of an MLflow server, each within a time limit, which the client lacks, and tried again where the server does not
 * answer. After a call that failed so, the next ones fail at once for a growing while of at most five seconds, so that nobody
 * queues up for a server that is down. Thread-safe.
 */
final class MlflowCalls {

    private static final System.Logger LOG = System.getLogger(MlflowCalls.class.getName());
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SERVER_ERROR = 500;
    private static final int TRIES = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    private final MlflowAddress address;
    private final MlflowClient client;
    private final Duration limit;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "mlflow");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Optional<Rest> rest = Optional.empty();

    /**
     * Calls a server.
     *
     * @param limit longest wait for one answer
     */
    MlflowCalls(MlflowAddress address, Duration limit) {
        this.address = address;
        this.client = new MlflowClient(address.credentials());
        this.limit = limit;
    }

    /** For how long the server is left alone after it did not answer, by {@link System#nanoTime}. */
    private record Rest(long until, Duration length, String reason) {}

    /** Why the server is taken to be down; empty where its last call was answered, or where that is half a minute ago. */
    Optional<String> down() {
        return rest.filter(failed -> System.nanoTime() - failed.until() < FORGOTTEN.toNanos())
                .map(Rest::reason);
    }

    /** Asks the REST API by GET. */
    JsonNode get(String path) {
        return call(mlflow -> mlflow.sendGet(path)).map(JSON::readTree).orElseThrow();
    }

    /** Asks the REST API by POST. */
    JsonNode post(String path, Map<String, ?> body) {
        String json = JSON.writeValueAsString(body);
        return call(mlflow -> mlflow.sendPost(path, json)).map(JSON::readTree).orElseThrow();
    }

    /** What one does with the client. */
    interface Work<T> {
        T with(MlflowClient client) throws IOException, InterruptedException;
    }

    /**
     * Does something with the client.
     *
     * @throws RegistryUnreachableException when the server does not answer, or refuses
     */
    <T> Optional<T> call(Work<T> work) {
        Optional<Rest> resting = rest;
        if (resting.isPresent() && System.nanoTime() - resting.get().until() < 0) {
            throw unreachable(new IOException(resting.get().reason()));
        }
        Duration pause = FIRST_PAUSE;
        for (int tried = 1; ; tried++) {
            try {
                T answer = within(() -> work.with(client));
                answered();
                return Optional.ofNullable(answer);
            } catch (MlflowHttpException refused) {
                answered();
                throw new RegistryUnreachableException(
                        "MLflow at " + address + " refuses: " + refused.getMessage(), refused);
            } catch (IOException | TimeoutException e) {
                if (tried == TRIES) {
                    throw leaveAlone(e);
                }
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private <T> T within(Callable<T> work) throws IOException, TimeoutException {
        Future<T> answer = threads.submit(work);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw asIo(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /** What may pass by waiting is an {@link IOException}; the rest is thrown as it is. */
    private static IOException asIo(Throwable cause) {
        if (cause instanceof IOException io) {
            return io;
        }
        if (cause instanceof MlflowHttpException refused && refused.getStatusCode() < SERVER_ERROR) {
            throw refused;
        }
        if (cause instanceof MlflowClientException failed) {
            return new IOException(failed.getMessage(), failed);
        }
        throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    private void answered() {
        if (rest.isPresent()) {
            rest = Optional.empty();
            LOG.log(System.Logger.Level.INFO, "MLflow at {0} answers again", address);
        }
    }

    private RegistryUnreachableException leaveAlone(Exception cause) {
        Duration length = rest.map(Rest::length)
                .map(before -> before.multipliedBy(2))
                .filter(longer -> longer.compareTo(LONGEST_REST) < 0)
                .orElse(rest.isPresent() ? LONGEST_REST : Duration.ofSeconds(1));
        if (rest.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "MLflow at {0} does not answer: what was loaded from it goes on serving ({1})",
                    address,
                    cause);
        }
        rest = Optional.of(new Rest(System.nanoTime() + length.toNanos(), length, String.valueOf(cause.getMessage())));
        return unreachable(cause);
    }

    private RegistryUnreachableException unreachable(Exception cause) {
        return new RegistryUnreachableException("MLflow at " + address + " does not answer", cause);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
