package io.chargehand.backroom;

import io.chargehand.kernel.TaskId;

import java.util.Optional;

/**
 * The smallest change that lets a task start earlier. Immutable.
 *
 * @param task the task
 * @param change the change; empty where none was found, or the task is first already or cannot move
 * @param place where the task then is, and what the plan then costs more than with it where it stands; empty without a change
 * @param sentence the same in words
 */
public record MoveUp(TaskId task, Optional<UpwardChange> change, Optional<Alternative> place, String sentence) {}
