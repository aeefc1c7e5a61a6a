package io.chargehand.training.web;

import io.chargehand.training.posted.JobError;
import io.chargehand.training.posted.PostedJob;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A posted job and how far it is, as JSON; what does not apply is absent.
 *
 * @param id the job
 * @param model the model it trains
 * @param state QUEUED, RUNNING, DONE, TERMINATED or FAILED
 * @param progress what is being done; absent before the first stage
 * @param endRequested whether it was asked to end
 * @param attempts how often its training was begun
 * @param createdAt when it was posted
 * @param startedAt when its training began first
 * @param endedAt when it ended
 * @param expiresAt when it is forgotten
 * @param version what it became
 * @param figures of the version, as in its metrics.json; only where a single job is asked for
 * @param errors why there is no version
 */
record TrainingJobView(
        String id,
        String model,
        String state,
        @Nullable ProgressView progress,
        boolean endRequested,
        int attempts,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String endedAt,
        String expiresAt,
        @Nullable VersionView version,
        @Nullable JsonNode figures,
        List<ErrorView> errors) {

    /**
     * A piece of work.
     *
     * @param stage read, features, search, validate, fit, folds, heads, register
     * @param done of the stage
     * @param total of the stage
     */
    record ProgressView(String stage, long done, long total) {}

    /**
     * A registered version.
     *
     * @param name of the version
     * @param alias champion, challenger or none
     * @param reason why it bears that alias
     * @param report where its report is
     * @param infer where it scores
     */
    record VersionView(String name, String alias, String reason, String report, String infer) {}

    /**
     * A broken rule.
     *
     * @param file of the data at fault; job for the job itself
     * @param line of that file, from 1; absent where it is not known
     * @param key the key's path, or the column
     * @param value what was given, shortened
     * @param rule what must hold
     */
    record ErrorView(String file, @Nullable Long line, String key, String value, String rule) {

        static ErrorView of(JobError error) {
            return new ErrorView(
                    error.file(), error.line() > 0 ? error.line() : null, error.key(), error.value(), error.rule());
        }
    }

    static TrainingJobView of(PostedJob job) {
        return of(job, Optional.empty());
    }

    static TrainingJobView of(PostedJob job, Optional<String> figures) {
        PostedJob.Step step = job.step();
        return new TrainingJobView(
                job.id().toString(),
                job.model(),
                job.state().name(),
                step.stage().isEmpty() ? null : new ProgressView(step.stage(), step.done(), step.total()),
                job.asks() > 0,
                job.attempts(),
                job.createdAt().toString(),
                job.startedAt().map(Instant::toString).orElse(null),
                job.endedAt().map(Instant::toString).orElse(null),
                job.expiresAt().toString(),
                job.registered()
                        .map(registered -> version(job.model(), registered))
                        .orElse(null),
                figures.map(JsonMapper.shared()::readTree).orElse(null),
                job.errors().stream().map(ErrorView::of).toList());
    }

    private static VersionView version(String model, PostedJob.Registered registered) {
        String name = registered.version();
        return new VersionView(
                name,
                registered.alias(),
                registered.reason(),
                "/v1/models/" + model + "/versions/" + name + "/report",
                "/v2/models/" + model + "/versions/" + name + "/infer");
    }
}
