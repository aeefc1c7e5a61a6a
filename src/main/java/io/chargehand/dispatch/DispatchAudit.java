package io.chargehand.dispatch;

import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who did what with which task, and what was answered; kept for the last entries. Thread-safe. */
public interface DispatchAudit {

    /** Writes an entry down. */
    void note(Entry entry);

    /** The entries of a task, oldest first. */
    List<Entry> list(TaskId task);

    /**
     * One decision. Immutable.
     *
     * @param at when
     * @param task the task
     * @param node where
     * @param worker who asked, where somebody did
     * @param action what was asked, such as START
     * @param outcome DONE, REPEATED or REFUSED
     * @param reason why the task was urgent, or why it was refused
     */
    record Entry(
            Instant at,
            TaskId task,
            io.chargehand.kernel.NodeId node,
            Optional<WorkerId> worker,
            String action,
            String outcome,
            String reason) {}
}
