package io.chargehand.dispatch;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SearchWatch;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
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
 * Searches posted problems, one a thread, the longest waiting first. Better plans are kept as they are found, at most every half
 * second, so that they can be read, and so that another process can go on from them. Thread-safe.
 */
public final class PlanJobRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanJobRunner.class);
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long RENEW_MILLIS = 500;
    private static final long LOOK_MILLIS = 1_000;
    private static final long FORGET_SECONDS = 60;
    /** A problem that took the process down so often is not tried again. */
    private static final int MOST_ATTEMPTS = 3;

    private final PlanJobStore store;
    private final ProblemFormat format;
    private final Sequencer sequencer;
    private final int threads;
    private final Semaphore news = new Semaphore(0);
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final List<Thread> searchers = new ArrayList<>();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plan-job-keeper");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;

    /** Makes a runner that does nothing until {@link #start()}. */
    public PlanJobRunner(PlanJobStore store, ProblemFormat format, Sequencer sequencer, int threads) {
        this.store = store;
        this.format = format;
        this.sequencer = sequencer;
        this.threads = threads;
    }

    /** Starts the threads. */
    public void start() {
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::run, "plan-job-" + (i + 1));
            thread.setDaemon(true);
            thread.start();
            searchers.add(thread);
        }
        var unusedRenewing =
                keeper.scheduleWithFixedDelay(this::renew, RENEW_MILLIS, RENEW_MILLIS, TimeUnit.MILLISECONDS);
        var unusedForgetting = keeper.scheduleWithFixedDelay(this::forget, 0, FORGET_SECONDS, TimeUnit.SECONDS);
    }

    /** Says that a job waits. */
    void wake() {
        news.release();
    }

    /** Looks at once whether running jobs should end. */
    void look() {
        if (!closed) {
            keeper.execute(this::renew);
        }
    }

    private void run() {
        while (!closed) {
            try {
                Optional<PlanJobStore.Claim> claim = store.claim();
                if (claim.isPresent()) {
                    search(new Running(claim.get()));
                } else if (news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Posted problems cannot be searched; trying again", e);
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

    private void search(Running job) {
        running.add(job);
        try {
            plan(job);
            if (closed) {
                store.giveBack(job.claim, job.best, job.searched());
            } else if (!job.lost) {
                PlanJob.State state = job.ending ? PlanJob.State.TERMINATED : PlanJob.State.DONE;
                store.end(job.claim, state, job.best, job.searched(), Optional.empty());
            }
        } catch (InvalidInputException e) {
            fail(job, e.field() + " " + e.rule());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("Sequence plan {} failed", job.claim.id(), e);
            fail(job, "The search failed inside the service; its log has the cause under this id.");
        } finally {
            running.remove(job);
        }
    }

    private void plan(Running job) {
        PlanJobStore.Claim claim = job.claim;
        if (claim.attempts() > MOST_ATTEMPTS) {
            throw new IllegalStateException("ended " + MOST_ATTEMPTS + " processes, or outlived their leases");
        }
        PlanRequest request = format.readProblem(claim.problem());
        job.problem = request.problem();
        claim.plan().ifPresent(job::offer);
        SequencingProblem problem = claim.plan().map(request.problem()::from).orElse(request.problem());
        Duration left = request.limit().time().minus(claim.searched());
        Duration time = left.compareTo(Duration.ZERO) > 0 ? left : Duration.ofMillis(1);
        SearchLimit limit = new SearchLimit(request.limit().steps(), time);
        job.offer(sequencer.plan(problem, limit, request.seed(), job));
    }

    private void fail(Running job, String why) {
        store.end(job.claim, PlanJob.State.FAILED, Optional.empty(), job.searched(), Optional.of(why));
    }

    private void renew() {
        for (Running job : running) {
            try {
                switch (store.renew(job.claim, job.searched())) {
                    case KEPT -> {}
                    case ENDING -> job.ending = true;
                    case LOST -> job.lost = true;
                }
            } catch (RuntimeException e) {
                LOG.warn("The lease of sequence plan {} could not be renewed; trying again", job.claim.id(), e);
            }
        }
    }

    private void forget() {
        try {
            int gone = store.deleteExpired();
            if (gone > 0) {
                LOG.info("{} sequence plans have expired", gone);
            }
        } catch (RuntimeException e) {
            LOG.warn("Expired sequence plans could not be deleted; trying again", e);
        }
    }

    /** Ends the threads. What they search is given back, to be gone on with from the best plan. */
    @Override
    public void close() {
        closed = true;
        news.release(threads);
        keeper.shutdownNow();
        for (Thread searcher : searchers) {
            try {
                searcher.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A job under search. Its plans are priced against what was posted, also where the search began from a later plan. */
    private final class Running implements SearchWatch {

        private final PlanJobStore.Claim claim;
        private final long begun = System.nanoTime();
        private long told = begun - TELL_NANOS;
        private @Nullable SequencingProblem problem;
        private Optional<SequencePlan> best = Optional.empty();
        private volatile boolean ending;
        private volatile boolean lost;

        Running(PlanJobStore.Claim claim) {
            this.claim = claim;
        }

        Duration searched() {
            return claim.searched().plusNanos(System.nanoTime() - begun);
        }

        @Override
        public boolean isEnough() {
            return ending || lost || closed;
        }

        @Override
        public boolean isDue() {
            return System.nanoTime() - told >= TELL_NANOS;
        }

        @Override
        public void found(SequencePlan plan) {
            if (offer(plan)) {
                try {
                    store.better(claim, best.orElse(plan), searched());
                } catch (RuntimeException e) {
                    LOG.warn("A better sequence plan {} could not be kept; the search goes on", claim.id(), e);
                }
            }
            told = System.nanoTime();
        }

        /** Takes a plan that costs less than the best, or is the first. */
        boolean offer(SequencePlan plan) {
            SequencePlan priced = claim.plan().isEmpty() || problem == null
                    ? plan
                    : PlanEvaluation.of(problem, plan).plan();
            boolean better = best.isEmpty()
                    || priced.cost().total().compareTo(best.get().cost().total()) < 0;
            best = better ? Optional.of(priced) : best;
            return better;
        }
    }
}
