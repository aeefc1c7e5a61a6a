package io.chargehand.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Threads that do work which replicas share, one piece a thread, and one more that keeps what was claimed and forgets what has
 * expired. Thread-safe.
 */
public final class ClaimThreads implements AutoCloseable {

    private static final long RENEW_MILLIS = 500;
    private static final long LOOK_MILLIS = 1_000;
    private static final long FORGET_SECONDS = 60;
    private static final long CLOSE_SECONDS = 5;

    private final String name;
    private final int count;
    private final Work work;
    private final Consumer<RuntimeException> trouble;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledExecutorService keeper;
    private volatile boolean closed;

    /** What is done. */
    public interface Work {

        /** Claims what waits longest and does it; false where nothing waits. Called by several threads. */
        boolean next();

        /** Renews what is claimed; throws nothing. */
        void renew();

        /** Forgets what has expired; throws nothing. */
        void forget();
    }

    /**
     * Makes threads that do nothing until {@link #start()}.
     *
     * @param name of the threads, which are numbered
     * @param count how many work, at least 0
     * @param trouble told why work could not be claimed; it is tried again a second later
     */
    public ClaimThreads(String name, int count, Work work, Consumer<RuntimeException> trouble) {
        this.name = name;
        this.count = count;
        this.work = work;
        this.trouble = trouble;
        keeper = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name + "-keeper"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts the threads. */
    public void start() {
        for (int i = 0; i < count; i++) {
            Thread thread = daemon(this::run, name + "-" + (i + 1));
            thread.start();
            threads.add(thread);
        }
        var unusedRenewing =
                keeper.scheduleWithFixedDelay(work::renew, RENEW_MILLIS, RENEW_MILLIS, TimeUnit.MILLISECONDS);
        var unusedForgetting = keeper.scheduleWithFixedDelay(work::forget, 0, FORGET_SECONDS, TimeUnit.SECONDS);
    }

    /** Says that something waits. */
    public void wake() {
        news.release();
    }

    /** Renews at once, to hear what became of what is claimed. */
    public void look() {
        if (!closed) {
            keeper.execute(work::renew);
        }
    }

    /** Whether the threads are to end: work that can be given back should be. */
    public boolean isClosed() {
        return closed;
    }

    private void run() {
        while (!closed) {
            try {
                if (!work.next() && news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                trouble.accept(e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the threads to end, and waits for each at most five seconds. */
    @Override
    public void close() {
        closed = true;
        news.release(count);
        keeper.shutdownNow();
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
