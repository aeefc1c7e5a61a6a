package io.chargehand.dispatch;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.job.JobRequest;
import io.chargehand.job.JobState;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps jobs for all replicas. A search holds a job by a lease, which its process renews; where the process dies, another takes
 * the job over with the best plan that was kept. Thread-safe.
 */
public interface PlanJobStore {

    /**
     * A problem that was found good.
     *
     * @param name how its sender calls it
     * @param tasks how many
     * @param workers how many
     * @param limit of the search's time
     * @param request its problem
     */
    record NewJob(String name, int tasks, int workers, Duration limit, JobRequest request) {}

    /**
     * A job to be searched.
     *
     * @param id the job
     * @param lease that the search holds it by
     * @param problem as it was posted
     * @param plan the best so far, of an attempt before
     * @param searched time spent before
     * @param attempts this one included
     */
    record Claim(
            PlanJobId id, UUID lease, String problem, Optional<SequencePlan> plan, Duration searched, int attempts) {}

    /**
     * A plan with its version.
     *
     * @param version of the plan
     * @param plan the best of that version
     */
    record Version(long version, SequencePlan plan) {}

    /** What has become of a lease. */
    enum Lease {
        /** It goes on. */
        KEPT,
        /** It goes on, and the search should end. */
        ENDING,
        /** The job is gone, or another's. */
        LOST
    }

    /**
     * Keeps a new job, or finds the one that the same key and problem made.
     *
     * @throws io.chargehand.kernel.ConflictException when the key was used for another problem
     * @throws io.chargehand.kernel.LimitReachedException when too much is waiting or kept
     */
    PlanJob create(NewJob job);

    Optional<PlanJob> find(PlanJobId id);

    /** Those of the ids that there are. */
    List<PlanJob> find(Collection<PlanJobId> ids);

    /** The newest first. */
    List<PlanJob> list(int limit);

    Optional<String> findProblem(PlanJobId id);

    Optional<Version> findPlan(PlanJobId id);

    /** Takes the job that waits longest, if any does. */
    Optional<Claim> claim();

    /** Renews a lease. */
    Lease renew(Claim claim, Duration searched);

    /** Keeps a better plan; does nothing where the lease is lost. */
    void better(Claim claim, SequencePlan plan, Duration searched);

    /** Keeps the end of a job; does nothing where the lease is lost. */
    void end(Claim claim, JobState state, Optional<SequencePlan> plan, Duration searched, Optional<String> failure);

    /**
     * Gives a job back that could not be searched to its end, to be claimed again at once, without counting as an attempt; does nothing
     * where the lease is lost.
     *
     * @param plan the best so far
     * @param searched time spent so far
     */
    void giveBack(Claim claim, Optional<SequencePlan> plan, Duration searched);

    /** Ends a job that waits, and asks the search of one that runs to end; false where there is no such job. */
    boolean terminate(PlanJobId id);

    /** Forgets a job; its search ends. False where there is no such job. */
    boolean delete(PlanJobId id);

    /** Forgets what has expired. */
    int deleteExpired();
}
