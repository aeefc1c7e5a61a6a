package io.chargehand.bench.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same for each of many, on some threads. Stateless. */
final class Parallel {

    private Parallel() {}

    /**
     * Results in the order of {@code each}.
     *
     * @throws IllegalStateException when one fails
     */
    static <T, R> List<R> on(int threads, List<T> each, Function<T, R> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> futures = each.stream()
                    .map(one -> executor.submit(() -> work.apply(one)))
                    .toList();
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }
}
