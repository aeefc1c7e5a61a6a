package io.chargehand.backroom;

import io.chargehand.kernel.WorkerId;

import java.util.List;
import java.util.Optional;

/**
 * What a worker does next. Immutable.
 *
 * @param worker the worker
 * @param stops in order of work; may be empty
 * @param wayHome the way back after the last stop, where the worker has a home and any stop
 */
public record WorkerSequence(WorkerId worker, List<Stop> stops, Optional<WayHome> wayHome) {

    public WorkerSequence {
        stops = List.copyOf(stops);
    }

    /** A sequence that ends where its last stop ends. */
    public WorkerSequence(WorkerId worker, List<Stop> stops) {
        this(worker, stops, Optional.empty());
    }
}
