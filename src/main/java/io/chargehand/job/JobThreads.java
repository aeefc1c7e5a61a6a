package io.chargehand.job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Threads that work on jobs which processes share, one job a thread, the longest waiting first, and one more that renews the leases
 * of jobs under way and forgets jobs that have expired. Thread-safe.
 *
 * @param <J> a job under way
 */
public final class JobThreads<J extends HeldJob> implements AutoCloseable {

    /** A job whose work was begun so often, and each time ended with its process or outlived its lease, is not tried again. */
    public static final int MOST_ATTEMPTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(JobThreads.class);
    private static final long RENEW_MILLIS = 500;
    private static final long LOOK_MILLIS = 1_000;
    private static final long FORGET_SECONDS = 60;
    private static final long CLOSE_SECONDS = 5;

    private final String name;
    private final int count;
    private final Work<J> work;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private final Set<J> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService keeper;
    private volatile boolean closed;

    /**
     * What is done. What it throws is logged, and the next job is claimed a second later.
     *
     * @param <J> a job under way
     */
    public interface Work<J> {

        /** Claims the job that waits longest; empty where none waits. Called by several threads. */
        Optional<J> claim();

        /** Works on a job and keeps its end, of failed work too. Called by several threads. */
        void run(J job);

        /** Forgets jobs whose time is over; how many. */
        int deleteExpired();
    }

    /**
     * Makes threads that do nothing until {@link #start()}.
     *
     * @param name of a job, such as {@code plan-job}: in the log, and of the threads, which are numbered
     * @param count how many work, at least 0
     */
    public JobThreads(String name, int count, Work<J> work) {
        this.name = name;
        this.count = count;
        this.work = work;
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
                keeper.scheduleWithFixedDelay(this::renew, RENEW_MILLIS, RENEW_MILLIS, TimeUnit.MILLISECONDS);
        var unusedForgetting = keeper.scheduleWithFixedDelay(this::forget, 0, FORGET_SECONDS, TimeUnit.SECONDS);
    }

    /** Says that a job waits. */
    public void wake() {
        news.release();
    }

    /** Renews leases at once, to hear whether jobs under way should end. */
    public void look() {
        if (!closed) {
            keeper.execute(this::renew);
        }
    }

    /** Whether the threads are to end: work that can be given back should be. */
    public boolean isClosed() {
        return closed;
    }

    /** The jobs that are worked on now; after {@link #close()} those whose work did not end in time. */
    public Set<J> underWay() {
        return Set.copyOf(underWay);
    }

    private void run() {
        while (!closed) {
            try {
                Optional<J> job = work.claim();
                job.ifPresent(this::run);
                if (job.isEmpty() && news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("No {} can be claimed, or its end not kept; trying again", name, e);
                pause();
            }
        }
    }

    private void run(J job) {
        underWay.add(job);
        try {
            work.run(job);
        } finally {
            underWay.remove(job);
        }
    }

    private void renew() {
        for (J job : underWay) {
            try {
                job.renew();
            } catch (RuntimeException e) {
                LOG.warn("The lease of {} {} could not be renewed; trying again", name, job.id(), e);
            }
        }
    }

    private void forget() {
        try {
            int gone = work.deleteExpired();
            if (gone > 0) {
                LOG.info("{} {}s have expired", gone, name);
            }
        } catch (RuntimeException e) {
            LOG.warn("Expired {}s could not be deleted; trying again", name, e);
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
