package io.chargehand.event;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

/**
 * A worker could not finish a task as asked; the task ends.
 *
 * @param taskId the task
 * @param nodeId the node
 * @param workerId the worker
 * @param reason why
 * @param quantity units done before
 * @param note what else to know, up to 200 characters; may be empty
 */
public record TaskExceptionRaised(
        TaskId taskId, NodeId nodeId, WorkerId workerId, TaskExceptionReason reason, Quantity quantity, String note)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public TaskExceptionRaised {
        Rules.present("taskId", taskId);
        Rules.present("nodeId", nodeId);
        Rules.present("workerId", workerId);
        Rules.present("reason", reason);
        Rules.present("quantity", quantity);
        Rules.present("note", note);
        Rules.require(note.length() <= 200, "note", note, "must be at most 200 characters");
    }
}
