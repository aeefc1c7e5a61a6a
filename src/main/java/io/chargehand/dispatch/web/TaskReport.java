package io.chargehand.dispatch.web;

import io.chargehand.event.TaskExceptionReason;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.WorkerId;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What a worker reports, as JSON.
 *
 * @param workerId who reports
 * @param quantity units done; for complete and exception
 * @param reason why, for exception: SHORT, DAMAGED, BLOCKED, EQUIPMENT or OTHER
 * @param note what else to know, for exception; up to 200 characters
 */
record TaskReport(
        @Nullable String workerId,
        @Nullable Long quantity,
        @Nullable String reason,
        @Nullable String note) {

    WorkerId worker() {
        String id = workerId;
        Rules.present("workerId", id);
        return new WorkerId(id);
    }

    Quantity done() {
        Long units = quantity;
        Rules.present("quantity", units);
        return new Quantity(units);
    }

    TaskExceptionReason why() {
        String text = reason;
        Rules.present("reason", text);
        return Arrays.stream(TaskExceptionReason.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "reason", text, "must be one of " + Arrays.toString(TaskExceptionReason.values())));
    }

    String remark() {
        String text = note == null ? "" : note;
        Rules.require(text.length() <= 200, "note", text, "must be at most 200 characters");
        return text;
    }
}
