package io.chargehand.dispatch;

import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SearchWatch;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.Sequencer;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.job.HeldJob;
import io.chargehand.job.JobRunner;
import io.chargehand.job.JobState;
import io.chargehand.job.JobThreads;
import io.chargehand.kernel.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Searches posted problems, one a thread, the longest waiting first. Better plans are kept as they are found, at most every half
 * second, so that they can be read, and so that another process can go on from them. Thread-safe.
 */
public final class PlanJobRunner implements JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(PlanJobRunner.class);
    private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PlanJobStore store;
    private final ProblemFormat format;
    private final Sequencer sequencer;
    private final JobThreads<Running> threads;

    /** Makes a runner that does nothing until {@link #start()}. */
    public PlanJobRunner(PlanJobStore store, ProblemFormat format, Sequencer sequencer, int threads) {
        this.store = store;
        this.format = format;
        this.sequencer = sequencer;
        this.threads = new JobThreads<>("plan-job", threads, new Searches());
    }

    @Override
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
        try {
            plan(job);
            if (threads.isClosed()) {
                store.giveBack(job.claim, job.best, job.searched());
            } else if (!job.lost) {
                JobState state = job.ending ? JobState.TERMINATED : JobState.DONE;
                store.end(job.claim, state, job.best, job.searched(), Optional.empty());
            }
        } catch (InvalidInputException e) {
            fail(job, e.field() + " " + e.rule());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("Sequence plan {} failed", job.claim.id(), e);
            fail(job, "The search failed inside the service; its log has the cause under this id.");
        }
    }

    private void plan(Running job) {
        PlanJobStore.Claim claim = job.claim;
        if (claim.attempts() > JobThreads.MOST_ATTEMPTS) {
            throw new IllegalStateException(
                    "ended " + JobThreads.MOST_ATTEMPTS + " processes, or outlived their leases");
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
        store.end(job.claim, JobState.FAILED, Optional.empty(), job.searched(), Optional.of(why));
    }

    /** Ends the threads. What they search is given back, to be gone on with from the best plan. */
    @Override
    public void close() {
        threads.close();
    }

    private final class Searches implements JobThreads.Work<Running> {

        @Override
        public Optional<Running> claim() {
            return store.claim().map(Running::new);
        }

        @Override
        public void run(Running job) {
            search(job);
        }

        @Override
        public int deleteExpired() {
            return store.deleteExpired();
        }
    }

    /** A job under search. Its plans are priced against what was posted, also where the search began from a later plan. */
    private final class Running implements SearchWatch, HeldJob {

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

        @Override
        public PlanJobId id() {
            return claim.id();
        }

        @Override
        public void renew() {
            switch (store.renew(claim, searched())) {
                case KEPT -> {}
                case ENDING -> ending = true;
                case LOST -> lost = true;
            }
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
