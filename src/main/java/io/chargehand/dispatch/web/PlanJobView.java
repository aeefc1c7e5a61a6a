package io.chargehand.dispatch.web;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.dispatch.PlanJob;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * A posted problem and how far its plan is, as JSON; what does not apply is absent.
 *
 * @param id the job
 * @param name how its sender calls it
 * @param state QUEUED, RUNNING, DONE, TERMINATED or FAILED
 * @param tasks how many
 * @param workers how many
 * @param timeLimit of the search, ISO 8601
 * @param searched time spent so far, ISO 8601
 * @param version rises with each better plan; 0 while there is none
 * @param cost of the best plan so far
 * @param createdAt when it was posted
 * @param startedAt when the search began
 * @param endedAt when the search ended
 * @param expiresAt when it is forgotten
 * @param failure why there is no plan
 * @param plan the best so far; only where a single job is asked for
 */
record PlanJobView(
        String id,
        String name,
        String state,
        int tasks,
        int workers,
        String timeLimit,
        String searched,
        long version,
        @Nullable MoneyView cost,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String endedAt,
        String expiresAt,
        @Nullable String failure,
        @Nullable PlanView plan) {

    static PlanJobView of(PlanJob job) {
        return of(job, Optional.empty());
    }

    static PlanJobView of(PlanJob job, Optional<SequencePlan> plan) {
        return new PlanJobView(
                job.id().toString(),
                job.name(),
                job.state().name(),
                job.tasks(),
                job.workers(),
                job.limit().toString(),
                job.searched().toString(),
                job.version(),
                job.cost().map(MoneyView::of).orElse(null),
                job.createdAt().toString(),
                job.startedAt().map(Instant::toString).orElse(null),
                job.endedAt().map(Instant::toString).orElse(null),
                job.expiresAt().toString(),
                job.failure().orElse(null),
                plan.map(PlanView::of).orElse(null));
    }
}
