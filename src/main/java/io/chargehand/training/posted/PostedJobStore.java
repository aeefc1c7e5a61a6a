package io.chargehand.training.posted;

import io.chargehand.job.JobRequest;
import io.chargehand.job.JobState;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Keeps jobs for all replicas. A training holds its job by a lease, which its process renews; where the process dies, another
 * begins the job anew. Thread-safe.
 */
public interface PostedJobStore {

    /**
     * A job that was found good.
     *
     * @param model its name
     * @param request its text
     */
    record NewJob(String model, JobRequest request) {}

    /**
     * A job to be trained.
     *
     * @param id the job
     * @param lease that the training holds it by
     * @param text as it was posted
     * @param attempts this one included
     */
    record Claim(PostedJobId id, UUID lease, String text, int attempts) {}

    /**
     * How a job ended.
     *
     * @param state one that is an end
     * @param registered the version
     * @param figures of the version, as JSON
     * @param errors why there is no version
     */
    record End(
            JobState state,
            Optional<PostedJob.Registered> registered,
            Optional<String> figures,
            List<JobError> errors) {

        /** Copies the list. */
        public End {
            errors = List.copyOf(errors);
        }
    }

    /**
     * Keeps a new job, or finds the one that the same key and text made.
     *
     * @throws io.chargehand.kernel.ConflictException when the key was used for another job
     * @throws io.chargehand.kernel.LimitReachedException when too many wait
     */
    PostedJob create(NewJob job);

    Optional<PostedJob> find(PostedJobId id);

    /** The newest first. */
    List<PostedJob> list(int limit);

    /** The figures of its version, as JSON. */
    Optional<String> findFigures(PostedJobId id);

    /** Takes the job that waits longest, if any does. */
    Optional<Claim> claim();

    /** Renews a lease; how often the job was asked to end, or empty when the job is gone, or another's. */
    OptionalInt renew(Claim claim, PostedJob.Step step);

    /** Keeps the end of a job; false where the lease is lost. */
    boolean end(Claim claim, End end);

    /** Gives a job back, to be begun anew, without counting as an attempt; does nothing where the lease is lost. */
    void giveBack(Claim claim);

    /** Ends a job that waits, and asks the training of one that runs to end; false where there is no such job. */
    boolean terminate(PostedJobId id);

    /** Forgets a job, whose training ends; false where there is no such job. */
    boolean delete(PostedJobId id);

    /** Forgets jobs whose time is over; how many. */
    int deleteExpired();
}
