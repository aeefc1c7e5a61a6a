package io.chargehand.backroom;

import io.chargehand.kernel.WorkerId;

import java.util.List;

/**
 * What a worker does next. Immutable.
 *
 * @param worker the worker
 * @param stops in order of work; may be empty
 */
public record WorkerSequence(WorkerId worker, List<Stop> stops) {

    public WorkerSequence {
        stops = List.copyOf(stops);
    }
}
