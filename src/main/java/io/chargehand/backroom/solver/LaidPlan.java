package io.chargehand.backroom.solver;

import java.util.Arrays;

/**
 * A timetable's sequences with what they cost, kept to go back to. The arrays are its own.
 *
 * @param sequences by worker, the tasks
 * @param fixed by worker, how many at the front may not be moved
 * @param mustUndone undone tasks that must be done
 * @param total the cost, in ten-thousandths of money
 */
record LaidPlan(int[][] sequences, int[] fixed, int mustUndone, long total) {

    /** The table as it stands, without broken rules. */
    static LaidPlan of(Timetable table, int[] fixed) {
        int[][] sequences = new int[table.length.length][];
        for (int w = 0; w < sequences.length; w++) {
            sequences[w] = Arrays.copyOf(table.sequence[w], table.length[w]);
        }
        return new LaidPlan(sequences, fixed.clone(), table.mustUndone(), table.total());
    }

    boolean isCheaperThan(LaidPlan other) {
        return mustUndone < other.mustUndone || mustUndone == other.mustUndone && total < other.total;
    }

    /** Makes the table hold it again; tasks in none of its sequences become undone. */
    void layInto(Timetable table, int[] fixedNow) {
        int[] lengths =
                Arrays.stream(sequences).mapToInt(sequence -> sequence.length).toArray();
        table.load(sequences, lengths);
        table.refresh();
        System.arraycopy(fixed, 0, fixedNow, 0, fixed.length);
    }
}
