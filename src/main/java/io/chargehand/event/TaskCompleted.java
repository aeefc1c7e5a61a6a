package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;

/**
 * A worker has finished a task, at the time of the event.
 *
 * @param taskId the task
 * @param nodeId the node
 * @param workerId the worker
 * @param startedAt when the worker began
 * @param quantity units done; fewer than asked where some were not found
 */
public record TaskCompleted(TaskId taskId, NodeId nodeId, WorkerId workerId, Instant startedAt, Quantity quantity)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public TaskCompleted {
        Rules.present("taskId", taskId);
        Rules.present("nodeId", nodeId);
        Rules.present("workerId", workerId);
        Rules.present("startedAt", startedAt);
        Rules.present("quantity", quantity);
    }
}
