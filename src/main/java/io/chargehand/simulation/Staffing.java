package io.chargehand.simulation;

import io.chargehand.kernel.NodeKind;

/** How a node staffs its day: three shift patterns, and the crew that fills them. */
final class Staffing {

    /** Start and end of the shift patterns, minutes of the day. */
    static final int[][] SHIFTS = {{6 * 60, 13 * 60}, {10 * 60, 17 * 60}, {15 * 60, 22 * 60}};

    static final int BREAK_MINUTES = 25;

    /** Planned utilisation of paid minutes, breaks left out. */
    private static final double PLANNED_UTILISATION = 0.84;

    private Staffing() {}

    /** Shifts a day of each pattern. */
    static int[] slots(NodeKind kind, double linesPerDay, int carried) {
        double minutes =
                linesPerDay * (kind == NodeKind.DC ? 9.5 : 8.3) + carried * (kind == NodeKind.STORE ? 1.9 : 1.7) + 40;
        double paid = SHIFTS[0][1] - SHIFTS[0][0] - BREAK_MINUTES;
        int shifts = (int) Math.max(3, Math.round(minutes / PLANNED_UTILISATION / paid));
        int[] slots = {1, 1, 1};
        int[] order = {0, 2, 1};
        for (int i = 3; i < shifts; i++) {
            slots[order[i % 3]]++;
        }
        return slots;
    }

    /** Workers that fill so many shifts a day at five days a week. */
    static int crewFor(int slots) {
        return (int) Math.ceil(slots * 7 / 5.0);
    }

    /** Whether a worker, by place within the pattern's crew, works that day. */
    static boolean works(int place, int slots, int day) {
        int size = crewFor(slots);
        return Math.floorMod(place - day * slots, size) < slots;
    }
}
