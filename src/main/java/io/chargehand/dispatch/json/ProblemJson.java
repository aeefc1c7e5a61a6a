package io.chargehand.dispatch.json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * A posted problem.
 *
 * @param name how its sender calls it
 * @param currency of all amounts, ISO 4217
 * @param now nothing is planned before
 * @param walking how long walking takes
 * @param prices what is paid beside delay and wages; 1 a change of hands and 50 a task left, where absent
 * @param workers who can work
 * @param tasks what is to be done
 * @param previousPlan the plan to start from
 * @param limit when the search ends; after half a minute, where absent
 * @param seed of the search; 1 where absent
 */
record ProblemJson(
        @Nullable String name,
        @Nullable Currency currency,
        @Nullable Instant now,
        @Nullable WalkingJson walking,
        @Nullable PricesJson prices,
        @Nullable List<@Nullable WorkerJson> workers,
        @Nullable List<@Nullable TaskJson> tasks,
        @Nullable PlanJson previousPlan,
        @Nullable LimitJson limit,
        @Nullable Long seed) {

    /**
     * What is paid beside delay and wages.
     *
     * @param reassignment per task that changes hands against the previous plan
     * @param undone per task left undone
     */
    record PricesJson(
            @Nullable String reassignment, @Nullable String undone) {}

    /**
     * When the search ends: whichever is first.
     *
     * @param time more than zero, at most an hour
     * @param steps proposals
     */
    record LimitJson(@Nullable Duration time, @Nullable Integer steps) {}
}
