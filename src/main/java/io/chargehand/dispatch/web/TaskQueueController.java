package io.chargehand.dispatch.web;

import io.chargehand.dispatch.TaskDispatch;
import io.chargehand.dispatch.TaskQueue;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.WorkerId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ranked queue of a node. */
@RestController
@Tag(name = "tasks")
final class TaskQueueController {

    private static final int USUAL_LIMIT = 100;

    private final TaskDispatch dispatch;

    TaskQueueController(TaskDispatch dispatch) {
        this.dispatch = dispatch;
    }

    /**
     * The queue by rank. Its entity tag stands for the tasks shown: it changes when, and only when, they do.
     *
     * @param id the node
     * @param worker only this worker's tasks, where given
     * @param limit most tasks, 1 to 1,000; 100 where not given
     */
    @GetMapping("/v1/nodes/{id}/task-queue")
    @Operation(
            summary = "The ranked queue of a node, or of one of its workers, with the reason in money",
            description =
                    "The ETag stands for the tasks shown: with If-None-Match the answer is 304 until they change.")
    ResponseEntity<QueueView> queue(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String worker,
            @RequestParam(required = false) @Nullable String limit,
            WebRequest request) {
        TaskQueue queue = dispatch.queue(
                new NodeId(id),
                Optional.ofNullable(worker).map(WorkerId::new),
                QueryText.number("limit", limit, USUAL_LIMIT, 1, 1_000));
        QueueView view = QueueView.of(queue);
        String tag = "\"" + tag(view.tasks()) + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).build();
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .body(view);
    }

    private static String tag(List<TaskView> tasks) {
        return UUID.nameUUIDFromBytes(tasks.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
