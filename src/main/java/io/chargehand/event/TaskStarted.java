package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

/**
 * A worker has begun a task.
 *
 * @param taskId the task
 * @param nodeId the node
 * @param workerId the worker
 */
public record TaskStarted(TaskId taskId, NodeId nodeId, WorkerId workerId) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public TaskStarted {
        Rules.present("taskId", taskId);
        Rules.present("nodeId", nodeId);
        Rules.present("workerId", workerId);
    }
}
