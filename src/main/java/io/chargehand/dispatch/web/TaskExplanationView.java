package io.chargehand.dispatch.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chargehand.backroom.Alternative;
import io.chargehand.backroom.DelayShare;
import io.chargehand.backroom.MoveUp;
import io.chargehand.backroom.PromiseOutlook.LineOutlook;
import io.chargehand.backroom.Slack;
import io.chargehand.backroom.Stop;
import io.chargehand.backroom.TaskExplanation;
import io.chargehand.backroom.TaskReason;
import io.chargehand.backroom.Wait;
import io.chargehand.dispatch.ExplainedTask;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import io.chargehand.scoring.Attribution;
import io.chargehand.scoring.FeatureUsed;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a task stands where it stands, as JSON; what does not apply is null.
 *
 * @param taskId the task
 * @param nodeId the node
 * @param version of the plan
 * @param plannedAt when the plan was made
 * @param rank among the placed tasks of the node by planned start; 0 where not placed
 * @param position among its worker's tasks; 0 where not placed
 * @param workerId who has it
 * @param plannedStart instant with offset
 * @param plannedFinish instant with offset
 * @param notPlaced why it has no place
 * @param reason what a minute of delay costs and why, in words
 * @param delayCostPerMinute what the next minute of delay costs
 * @param parts where that comes from
 * @param cost its part of the plan score
 * @param delayParts where the delay in it comes from, at the planned finish; they add up to it
 * @param waitsFor what keeps it from starting earlier where it stands
 * @param slack how much later it may finish
 * @param runnersUp the best other places
 * @param moveUp the smallest change that would let it start earlier
 * @param risks of the promises it serves here
 */
record TaskExplanationView(
        String taskId,
        String nodeId,
        long version,
        String plannedAt,
        int rank,
        int position,
        @Nullable String workerId,
        @Nullable String plannedStart,
        @Nullable String plannedFinish,
        @Nullable String notPlaced,
        String reason,
        MoneyView delayCostPerMinute,
        List<PartView> parts,
        CostView cost,
        List<LossView> delayParts,
        @Nullable WaitView waitsFor,
        @Nullable SlackView slack,
        List<PlaceView> runnersUp,
        MoveUpView moveUp,
        List<RiskView> risks) {

    /**
     * One source of urgency.
     *
     * @param kind such as PROMISE or SHELF
     * @param reference the id behind it
     * @param label the same in words
     * @param perMinute its share
     * @param passedBackFrom the later task that bears the loss, where this one only comes before it
     */
    record PartView(
            String kind,
            String reference,
            String label,
            MoneyView perMinute,
            @Nullable String passedBackFrom) {}

    /**
     * What one source loses at the planned finish.
     *
     * @param kind such as PROMISE or SHELF
     * @param reference the id behind it
     * @param label the same in words
     * @param loss expected
     */
    record LossView(String kind, String reference, String label, MoneyView loss) {
        static LossView of(DelayShare share) {
            return new LossView(share.cause().name(), share.reference(), share.label(), MoneyView.of(share.loss()));
        }
    }

    /**
     * What it waits for.
     *
     * @param cause such as RELEASE or TASK_BEFORE
     * @param taskId the task behind it
     * @param until the instant it may start
     * @param sentence the same in words
     */
    record WaitView(String cause, @Nullable String taskId, String until, String sentence) {}

    /**
     * How much later it may finish, as ISO 8601 durations; null where for ever.
     *
     * @param untilDearer before the plan costs more
     * @param untilBroken before a rule breaks
     */
    record SlackView(@Nullable String untilDearer, @Nullable String untilBroken) {}

    /**
     * Another place.
     *
     * @param workerId who would have it
     * @param position among the worker's tasks
     * @param plannedStart when it would start
     * @param plannedFinish when it would end
     * @param added what the plan would cost more
     */
    record PlaceView(String workerId, int position, String plannedStart, String plannedFinish, MoneyView added) {
        static PlaceView of(Alternative place) {
            return new PlaceView(
                    place.worker().value(),
                    place.position(),
                    place.start().toString(),
                    place.finish().toString(),
                    MoneyView.of(place.added()));
        }
    }

    /**
     * The smallest change that would let it start earlier.
     *
     * @param change its kind, such as DelayCostsMore; null where there is none
     * @param sentence in words
     * @param place where it then would be
     */
    record MoveUpView(
            @Nullable String change,
            String sentence,
            @Nullable PlaceView place) {
        static MoveUpView of(MoveUp up) {
            return new MoveUpView(
                    up.change().map(change -> change.getClass().getSimpleName()).orElse(null),
                    up.sentence(),
                    up.place().map(PlaceView::of).orElse(null));
        }
    }

    /**
     * The risk of a promise.
     *
     * @param orderId the order
     * @param orderLine its line
     * @param missProbability P(promise missed) at the planned finish
     * @param model which model answered
     * @param modelVersion its version
     * @param fallback whether a rate table answered
     * @param features what the model saw
     * @param attributions what moved the model's log-odds; only where a model answered
     */
    record RiskView(
            String orderId,
            int orderLine,
            double missProbability,
            String model,
            String modelVersion,
            boolean fallback,
            Map<String, String> features,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Attribution attributions) {
        static RiskView of(LineOutlook line) {
            Map<String, String> features = new LinkedHashMap<>();
            for (FeatureUsed feature : line.score().features()) {
                features.put(feature.name(), feature.value());
            }
            return new RiskView(
                    line.orderLine().order().value(),
                    line.orderLine().line(),
                    line.missProbability().value(),
                    line.score().model().name(),
                    line.score().model().version(),
                    line.score().model().fallback(),
                    features,
                    line.score().attribution().orElse(null));
        }
    }

    static TaskExplanationView of(ExplainedTask explained) {
        TaskExplanation task = explained.explanation();
        Optional<Stop> stop = task.stop();
        return new TaskExplanationView(
                task.task().value(),
                explained.planned().node().value(),
                explained.planned().version(),
                explained.planned().plannedAt().toString(),
                task.rank(),
                task.position(),
                task.worker().map(WorkerId::value).orElse(null),
                stop.map(at -> at.start().toString()).orElse(null),
                stop.map(at -> at.finish().toString()).orElse(null),
                task.unplaced().map(left -> left.detail()).orElse(null),
                task.reason().sentence(),
                MoneyView.of(task.reason().perMinute()),
                task.reason().parts().stream().map(TaskExplanationView::part).toList(),
                CostView.of(task.cost()),
                task.delay().stream().map(LossView::of).toList(),
                task.waitsFor().map(TaskExplanationView::waiting).orElse(null),
                task.slack().map(TaskExplanationView::slack).orElse(null),
                explained.runnersUp().stream().map(PlaceView::of).toList(),
                MoveUpView.of(explained.moveUp()),
                explained.risks().stream().map(RiskView::of).toList());
    }

    static PartView part(TaskReason.Part part) {
        return new PartView(
                part.cause().name(),
                part.reference(),
                part.label(),
                MoneyView.of(part.perMinute()),
                part.passedBackFrom().map(TaskId::value).orElse(null));
    }

    static WaitView waiting(Wait wait) {
        return new WaitView(
                wait.cause().name(),
                wait.task().map(TaskId::value).orElse(null),
                wait.until().toString(),
                wait.sentence());
    }

    static SlackView slack(Slack slack) {
        return new SlackView(
                slack.untilDearer().map(TaskExplanationView::duration).orElse(null),
                slack.untilBroken().map(TaskExplanationView::duration).orElse(null));
    }

    static String duration(Minutes minutes) {
        return Duration.ofMillis(Math.round(minutes.value() * 60_000)).toString();
    }
}
