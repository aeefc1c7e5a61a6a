package io.chargehand.training.posted;

import io.chargehand.job.HeldJob;
import io.chargehand.training.Progress;

import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * A training under way: hears its progress, and what its job was asked for meanwhile. As on the command line, the first request to
 * end, made during a search, ends the search, and training goes on with the best it found; any other gives the work up. Thread-safe.
 */
final class RunningJob implements Progress, HeldJob {

    private final PostedJobStore store;
    private final PostedJobStore.Claim claim;
    private final BooleanSupplier closed;
    private volatile PostedJob.Step step = PostedJob.Step.NONE;
    private volatile boolean searching;
    private volatile boolean searchEnded;
    private volatile int asks;
    private volatile boolean lost;

    /** Work that is given up. */
    static final class GivenUpException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private GivenUpException() {
            super("given up by request");
        }
    }

    /**
     * Begins.
     *
     * @param closed whether the process is about to end
     */
    RunningJob(PostedJobStore store, PostedJobStore.Claim claim, BooleanSupplier closed) {
        this.store = store;
        this.claim = claim;
        this.closed = closed;
    }

    PostedJobStore.Claim claim() {
        return claim;
    }

    @Override
    public PostedJobId id() {
        return claim.id();
    }

    @Override
    public synchronized void renew() {
        OptionalInt known = store.renew(claim, step);
        lost |= known.isEmpty();
        asks = known.orElse(asks);
        searchEnded |= searching && asks > 0;
    }

    /** Whether the job was asked to end. */
    boolean isAskedToEnd() {
        return asks > 0;
    }

    /** Whether a request ended its search. */
    boolean isSearchEnded() {
        return searchEnded;
    }

    /** Whether the job is gone, or another's. */
    boolean isLost() {
        return lost;
    }

    @Override
    public void at(String stage, long done, long total) {
        step = new PostedJob.Step(stage, done, total);
        searching = stage.startsWith(SEARCH) && done < total;
        if (stage.equals(REGISTER) && done == 0) {
            renew();
        }
        if (!(stage.equals(REGISTER) && done == total)) {
            beat();
        }
    }

    @Override
    public void beat() {
        boolean ended = asks > (searchEnded ? 1 : 0);
        if (ended || lost || closed.getAsBoolean()) {
            throw new GivenUpException();
        }
    }

    @Override
    public boolean stopped() {
        return asks > 0 || lost || closed.getAsBoolean();
    }
}
