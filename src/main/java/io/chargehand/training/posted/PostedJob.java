package io.chargehand.training.posted;

import io.chargehand.job.JobState;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A posted job, as far as it is. Times are the database's. Immutable.
 *
 * @param id the job
 * @param model the model it trains
 * @param state how far it is
 * @param step what is being done, or was done last
 * @param asks how often it was asked to end
 * @param attempts how often its training was begun
 * @param createdAt when it was posted
 * @param startedAt when its training began first
 * @param endedAt when it ended
 * @param expiresAt when it is forgotten
 * @param registered the version it became; empty until then, or where there is none
 * @param errors why there is no version; only of {@link JobState#FAILED}
 */
public record PostedJob(
        PostedJobId id,
        String model,
        JobState state,
        Step step,
        int asks,
        int attempts,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Instant expiresAt,
        Optional<Registered> registered,
        List<JobError> errors) {

    /** Copies the list. */
    public PostedJob {
        errors = List.copyOf(errors);
    }

    /**
     * A piece of work.
     *
     * @param stage such as {@code read}, {@code features}, {@code search}, {@code validate}, {@code fit}, {@code folds},
     *     {@code heads}, {@code register}; empty before the first
     * @param done of the stage
     * @param total of the stage
     */
    public record Step(String stage, long done, long total) {
        /** Before the first stage. */
        public static final Step NONE = new Step("", 0, 0);
    }

    /**
     * What came of it.
     *
     * @param version of the model
     * @param alias {@code champion}, {@code challenger} or {@code none}
     * @param reason why it bears that alias
     */
    public record Registered(String version, String alias, String reason) {}
}
