package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;

/**
 * A task is no longer wanted.
 *
 * @param taskId the task
 * @param nodeId the node
 * @param reason why, up to 200 characters
 */
public record TaskCancelled(TaskId taskId, NodeId nodeId, String reason) implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public TaskCancelled {
        Rules.present("taskId", taskId);
        Rules.present("nodeId", nodeId);
        Rules.text("reason", reason, 200);
    }
}
