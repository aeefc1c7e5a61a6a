package io.chargehand.dispatch;

import io.chargehand.job.JobState;
import io.chargehand.kernel.Money;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The planning of a posted problem, as far as it is. Times are the database's. Immutable.
 *
 * @param id the job
 * @param name how its sender calls it; may be empty
 * @param state how far it is
 * @param tasks how many the problem has
 * @param workers how many the problem has
 * @param limit of the search's time
 * @param searched time spent so far
 * @param version rises with each better plan, from 0 for none
 * @param cost of the best plan so far; empty where there is none
 * @param createdAt when it was posted
 * @param startedAt when the search began
 * @param endedAt when the search ended
 * @param expiresAt when it is forgotten
 * @param failure why there is no plan; only of {@link JobState#FAILED}
 */
public record PlanJob(
        PlanJobId id,
        String name,
        JobState state,
        int tasks,
        int workers,
        Duration limit,
        Duration searched,
        long version,
        Optional<Money> cost,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Instant expiresAt,
        Optional<String> failure) {}
