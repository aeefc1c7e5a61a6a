package io.chargehand.workforce;

import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.TimeWindow;

import java.util.List;
import java.util.Optional;

/** Every shift there ever was. Thread-safe. */
public interface ShiftArchive {

    /** The shift as last stated, cancelled or not. */
    Optional<ShiftState> findShift(ShiftId id);

    /** Shifts at the node whose scheduled hours overlap the window, cancelled ones included, in any order. */
    List<ShiftState> listShifts(NodeId node, TimeWindow window);
}
