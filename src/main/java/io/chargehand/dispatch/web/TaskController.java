package io.chargehand.dispatch.web;

import io.chargehand.dispatch.TaskDispatch;
import io.chargehand.kernel.TaskId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What workers report on tasks. */
@RestController
@Tag(name = "tasks")
final class TaskController {

    private final TaskDispatch dispatch;

    TaskController(TaskDispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** The task, also once it has ended. */
    @GetMapping("/v1/tasks/{id}")
    @Operation(summary = "A task, also once it has ended")
    TaskView task(@PathVariable String id) {
        return TaskView.of(dispatch.find(new TaskId(id)));
    }

    /** A worker begins it: {@code workerId}. */
    @PostMapping("/v1/tasks/{id}/start")
    @Operation(
            summary = "A worker begins a task",
            description = "Needs `workerId`; 409 with the rule where it may not begin.")
    TaskView start(@PathVariable String id, @RequestBody TaskReport report) {
        return TaskView.of(dispatch.start(new TaskId(id), report.worker()));
    }

    /** A worker has finished it: {@code workerId}, {@code quantity}. */
    @PostMapping("/v1/tasks/{id}/complete")
    @Operation(
            summary = "A worker has finished a task",
            description =
                    "Needs `workerId` and `quantity`, the units done; fewer than asked where some were not found.")
    TaskView complete(@PathVariable String id, @RequestBody TaskReport report) {
        return TaskView.of(dispatch.complete(new TaskId(id), report.worker(), report.done()));
    }

    /** A worker cannot finish it as asked: {@code workerId}, {@code reason}, {@code quantity}, {@code note}. */
    @PostMapping("/v1/tasks/{id}/exception")
    @Operation(
            summary = "A worker cannot finish a task as asked",
            description =
                    "Needs `workerId`, `reason`, `quantity`, the units done before, and `note`, which may be empty.")
    TaskView exception(@PathVariable String id, @RequestBody TaskReport report) {
        return TaskView.of(
                dispatch.exception(new TaskId(id), report.worker(), report.why(), report.done(), report.remark()));
    }
}
