package io.chargehand.training;

import java.util.HashMap;
import java.util.Map;

/**
 * Groups with rows on both sides of a split. Immutable.
 *
 * @param straddling how many groups
 * @param later how many of their rows lie at or past the split
 */
record GroupSides(int straddling, int later) {

    static GroupSides of(FrozenHistory history, long from) {
        Map<String, int[]> sides = new HashMap<>();
        for (int i = 0; i < history.size(); i++) {
            int side = history.split()[i] < from ? 0 : 1;
            sides.computeIfAbsent(history.groups().get(i), group -> new int[2])[side]++;
        }
        int straddling = 0;
        int later = 0;
        for (int[] counts : sides.values()) {
            if (counts[0] > 0 && counts[1] > 0) {
                straddling++;
                later += counts[1];
            }
        }
        return new GroupSides(straddling, later);
    }
}
