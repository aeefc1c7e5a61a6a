package io.chargehand.dispatch.web;

import io.chargehand.dispatch.QueuedTask;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A task as JSON; what does not apply is null.
 *
 * @param taskId the task
 * @param nodeId the node
 * @param rank 1 is first; 0 once it has ended
 * @param taskType what kind of work
 * @param state how far it has come
 * @param from location where it starts
 * @param to location where it ends
 * @param itemId the item
 * @param quantity units
 * @param orderId the order it serves
 * @param orderLine that order's line
 * @param asnId the ASN it serves
 * @param asnLine that ASN's line
 * @param standardTime ISO 8601 duration
 * @param workerId who has it, or is planned to
 * @param plannedStart instant with offset
 * @param plannedFinish instant with offset
 * @param delayCostPerMinute what a minute of delay costs
 * @param reason why it stands where it stands
 * @param reasonParts where the cost comes from; they add up to it
 */
record TaskView(
        String taskId,
        String nodeId,
        int rank,
        String taskType,
        String state,
        String from,
        String to,
        @Nullable String itemId,
        long quantity,
        @Nullable String orderId,
        @Nullable Integer orderLine,
        @Nullable String asnId,
        @Nullable Integer asnLine,
        String standardTime,
        @Nullable String workerId,
        @Nullable String plannedStart,
        @Nullable String plannedFinish,
        MoneyView delayCostPerMinute,
        String reason,
        List<PartView> reasonParts) {

    /**
     * One part of a reason.
     *
     * @param kind such as PROMISE or SHELF
     * @param reference the id behind it
     * @param perMinute its share
     */
    record PartView(String kind, String reference, MoneyView perMinute) {}

    static TaskView of(QueuedTask task) {
        return new TaskView(
                task.task().value(),
                task.node().value(),
                task.rank(),
                task.taskType().name(),
                task.state().name(),
                task.from().value(),
                task.to().value(),
                task.item().map(ItemId::value).orElse(null),
                task.quantity().units(),
                task.orderLine().map(line -> line.order().value()).orElse(null),
                task.orderLine().map(line -> line.line()).orElse(null),
                task.asnLine().map(line -> line.asn().value()).orElse(null),
                task.asnLine().map(line -> line.line()).orElse(null),
                task.standardTime().toString(),
                task.worker().map(WorkerId::value).orElse(null),
                task.plannedStart().map(Instant::toString).orElse(null),
                task.plannedFinish().map(Instant::toString).orElse(null),
                MoneyView.of(task.delayCostPerMinute()),
                task.reason(),
                task.reasonParts().stream()
                        .map(part -> new PartView(part.kind(), part.reference(), MoneyView.of(part.perMinute())))
                        .toList());
    }
}
