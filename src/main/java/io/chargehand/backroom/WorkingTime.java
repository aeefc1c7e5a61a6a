package io.chargehand.backroom;

import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.TimeWindow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When a worker works: shifts less breaks, in order, each instant once. Stateless. */
final class WorkingTime {

    private WorkingTime() {}

    static List<TimeWindow> windows(List<ShiftScheduled> shifts) {
        List<TimeWindow> pieces = new ArrayList<>();
        for (ShiftScheduled shift : shifts) {
            Instant from = shift.hours().start();
            for (TimeWindow pause : shift.breaks()) {
                add(pieces, from, pause.start());
                from = pause.end();
            }
            add(pieces, from, shift.hours().end());
        }
        pieces.sort(Comparator.comparing(TimeWindow::start));
        List<TimeWindow> windows = new ArrayList<>();
        Instant free = Instant.MIN;
        for (TimeWindow piece : pieces) {
            Instant from = piece.start().isBefore(free) ? free : piece.start();
            if (piece.end().isAfter(from)) {
                windows.add(new TimeWindow(from, piece.end()));
                free = piece.end();
            }
        }
        return windows;
    }

    private static void add(List<TimeWindow> pieces, Instant from, Instant to) {
        if (to.isAfter(from)) {
            pieces.add(new TimeWindow(from, to));
        }
    }
}
