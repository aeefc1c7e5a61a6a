package io.chargehand.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does pieces of work that know nothing of each other on as many threads as the machine has processors. Stateless. */
final class SideBySide {

    private SideBySide() {}

    /**
     * Does them all.
     *
     * @return what they gave, in their order; the same whatever the number of processors
     * @throws RuntimeException the failure of the first that failed, in their order
     */
    static <T> List<T> all(List<Callable<T>> works) {
        int threads = Math.min(works.size(), Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> work : executor.invokeAll(works)) {
                results.add(work.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while training", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("Training failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
