package io.chargehand.training.web;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.posted.PostedJob;
import io.chargehand.training.posted.PostedJobId;
import io.chargehand.training.posted.PostedJobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Training jobs for data scientists. */
@RestController
@RequestMapping("/v1/training-jobs")
@Tag(name = "training-jobs")
final class TrainingJobController {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;

    private final PostedJobs jobs;

    TrainingJobController(PostedJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * The jobs there are.
     *
     * @param jobs the newest first
     */
    record TrainingJobsView(List<TrainingJobView> jobs) {}

    @PostMapping(
            consumes = {
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "text/x-yaml",
                MediaType.APPLICATION_JSON_VALUE
            })
    @Operation(
            summary = "Train a model",
            description =
                    "The body is a training job as YAML, or as JSON of the same schema, at /schemas/training-job.schema.json. Answers at once with a job. `source` names an operational history, or a CSV file below the data folder of the service. With an `Idempotency-Key`, sending the same job again finds the same job.")
    ResponseEntity<TrainingJobView> post(
            @RequestBody byte[] body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        PostedJob job = jobs.post(text(body), Optional.ofNullable(key));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/training-jobs/" + job.id()))
                .body(TrainingJobView.of(job));
    }

    /**
     * The newest jobs.
     *
     * @param limit most jobs, 1 to 1,000; 100 where not given
     */
    @GetMapping
    @Operation(summary = "The newest jobs, without their figures")
    TrainingJobsView list(@RequestParam(required = false) @Nullable String limit) {
        return new TrainingJobsView(
                jobs.list(limit(limit)).stream().map(TrainingJobView::of).toList());
    }

    private static int limit(@Nullable String text) {
        try {
            return text == null ? USUAL_LIMIT : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException("limit", text, "must be a whole number from 1 to " + MOST);
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a job is, the version it became with its figures, or the errors that ended it")
    TrainingJobView job(@PathVariable String id) {
        PostedJob job = jobs.get(PostedJobId.parse(id));
        return TrainingJobView.of(job, jobs.findFigures(job.id()));
    }

    @PostMapping("/{id}/terminate")
    @Operation(
            summary = "End a job",
            description =
                    "A search ends with the best settings so far, which are trained and registered. Outside a search, or asked a second time, the job ends without a version.")
    TrainingJobView terminate(@PathVariable String id) {
        return TrainingJobView.of(jobs.terminate(PostedJobId.parse(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a job without a version, and forget it; a version that it has become stays")
    void delete(@PathVariable String id) {
        jobs.delete(PostedJobId.parse(id));
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("body", body.length + " bytes", "must be UTF-8 text");
        }
    }
}
