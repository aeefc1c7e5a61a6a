package io.chargehand.dispatch.web;

import io.chargehand.backroom.SequencePlan;
import io.chargehand.dispatch.PlanJob;
import io.chargehand.dispatch.PlanJobId;
import io.chargehand.dispatch.PlanJobStore;
import io.chargehand.dispatch.PlanJobs;
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
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Plans for posted problems, for systems that keep their own tasks. */
@RestController
@RequestMapping("/v1/sequence-plans")
@Tag(name = "sequence-plans")
final class SequencePlanController {

    private static final int USUAL_LIMIT = 100;

    private final PlanJobs jobs;
    private final PlanJobEvents events;

    SequencePlanController(PlanJobs jobs, PlanJobEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    /**
     * The jobs there are.
     *
     * @param plans the newest first
     */
    record PlanJobsView(List<PlanJobView> plans) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Plan a posted problem",
            description =
                    "Answers at once with a job; its format is at /schemas/sequence-problem.schema.json. With an `Idempotency-Key`, sending the same problem again finds the same job.")
    ResponseEntity<PlanJobView> post(
            @RequestBody byte[] body, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        PlanJob job = jobs.post(text(body), Optional.ofNullable(key));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/sequence-plans/" + job.id()))
                .body(PlanJobView.of(job));
    }

    /**
     * The newest jobs.
     *
     * @param limit most jobs, 1 to 1,000; 100 where not given
     */
    @GetMapping
    @Operation(summary = "The newest jobs, without their plans")
    PlanJobsView list(@RequestParam(required = false) @Nullable String limit) {
        return new PlanJobsView(jobs.list(QueryText.number("limit", limit, USUAL_LIMIT, 1, 1_000)).stream()
                .map(PlanJobView::of)
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "How far a job is, and its best plan so far",
            description = "The ETag stands for state and plan: with If-None-Match the answer is 304 until they change.")
    ResponseEntity<PlanJobView> job(@PathVariable String id, WebRequest request) {
        PlanJob job = jobs.get(PlanJobId.parse(id));
        Optional<PlanJobStore.Version> best = jobs.findPlan(job.id());
        String tag = "\"" + job.state() + "-" + job.version() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        Optional<SequencePlan> plan = best.map(PlanJobStore.Version::plan);
        return ResponseEntity.ok().eTag(tag).body(PlanJobView.of(job, plan));
    }

    @PostMapping("/{id}/terminate")
    @Operation(summary = "End the search with the best plan so far")
    PlanJobView terminate(@PathVariable String id) {
        return PlanJobView.of(jobs.terminate(PlanJobId.parse(id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End the search and forget the job")
    void delete(@PathVariable String id) {
        jobs.delete(PlanJobId.parse(id));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Server-sent events while the search is on",
            description =
                    "`progress` for each better plan and change of state, and `end` last; data is the job without its plan.")
    SseEmitter events(@PathVariable String id) {
        return events.follow(jobs.get(PlanJobId.parse(id)));
    }

    /**
     * The best plan in parts.
     *
     * @param laborHours whether to estimate what an hour more of each kind of worker would be worth; false where not given
     */
    @GetMapping("/{id}/score-analysis")
    @Operation(summary = "The best plan so far in parts that add up to its cost")
    ScoreAnalysisView analysis(@PathVariable String id, @RequestParam(required = false) @Nullable String laborHours) {
        PlanJobs.Analysis analysis = jobs.analyse(PlanJobId.parse(id), QueryText.isTrue("laborHours", laborHours));
        return ScoreAnalysisView.of(analysis.version(), analysis.explanation(), analysis.laborHours());
    }

    @PostMapping(path = "/{id}/recommendations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Where a task would cost least, cheapest first",
            description =
                    "`task` is a new one in the format of a problem's; `taskId` one of the problem, which then also says what would move it up.")
    PlacementsView recommend(@PathVariable String id, @RequestBody byte[] body) {
        return PlacementsView.of(jobs.place(PlanJobId.parse(id), text(body)));
    }

    @PostMapping(path = "/{id}/evaluations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Time and price somebody else's plan for the problem, beside the best one",
            description = "`sequences` of `workerId` and `taskIds`. A plan that breaks rules says which.")
    PlanComparisonView evaluate(@PathVariable String id, @RequestBody byte[] body) {
        return PlanComparisonView.of(jobs.evaluate(PlanJobId.parse(id), text(body)));
    }

    /**
     * Another job's plan beside this one's.
     *
     * @param with the other job, of the same workers and tasks
     */
    @GetMapping("/{id}/comparison")
    @Operation(summary = "Another job's best plan, priced for this job's problem, beside this one's")
    PlanComparisonView compare(@PathVariable String id, @RequestParam String with) {
        return PlanComparisonView.of(jobs.compare(PlanJobId.parse(id), PlanJobId.parse(with)));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
