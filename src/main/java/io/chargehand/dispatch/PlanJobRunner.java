package io.chargehand.dispatch;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SearchWatch;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.kernel.ClaimThreads;
import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Searches posted problems, one a thread, the longest waiting first. Better plans are kept as they are found, at most every half
 * second, so that they can be read, and so that another process can go on from them. Thread-safe.
 */
public final class PlanJobRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanJobRunner.class);
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** A problem that took the process down so often is not tried again. */
    private static final int MOST_ATTEMPTS = 3;

    private final PlanJobStore store;
    private final ProblemFormat format;
    private final Sequencer sequencer;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final ClaimThreads threads;

    /** Makes a runner that does nothing until {@link #start()}. */
    public PlanJobRunner(PlanJobStore store, ProblemFormat format, Sequencer sequencer, int threads) {
        this.store = store;
        this.format = format;
        this.sequencer = sequencer;
        this.threads = new ClaimThreads(
                "plan-job",
                threads,
                new Searches(),
                trouble -> LOG.warn("Posted problems cannot be searched; trying again", trouble));
    }

    /** Starts the threads. */
    public void start() {
        threads.start();
    }

    /** Says that a job waits. */
    void wake() {
        threads.wake();
    }

    /** Looks at once whether running jobs should end. */
    void look() {
        threads.look();
    }

    private void search(Running job) {
        running.add(job);
        try {
            plan(job);
            if (threads.isClosed()) {
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

    /** Ends the threads. What they search is given back, to be gone on with from the best plan. */
    @Override
    public void close() {
        threads.close();
    }

    private final class Searches implements ClaimThreads.Work {

        @Override
        public boolean next() {
            Optional<PlanJobStore.Claim> claim = store.claim();
            claim.ifPresent(each -> search(new Running(each)));
            return claim.isPresent();
        }

        @Override
        public void renew() {
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

        @Override
        public void forget() {
            try {
                int gone = store.deleteExpired();
                if (gone > 0) {
                    LOG.info("{} sequence plans have expired", gone);
                }
            } catch (RuntimeException e) {
                LOG.warn("Expired sequence plans could not be deleted; trying again", e);
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
            return ending || lost || threads.isClosed();
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
