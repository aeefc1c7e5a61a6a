package io.chargehand.backroom.solver;

/**
 * What changing a plan is about, in ten-thousandths of money: what a placed task costs beyond its work, and what one costs that is left
 * though somebody could do it, each on the average of the plan to start from.
 *
 * @param placed at least a ten-thousandth
 * @param undone 0 where nothing is left
 */
record Stakes(double placed, double undone) {

    static Stakes of(Timetable table, boolean[] hopeless) {
        double placedCost = 0;
        double undoneCost = 0;
        int placed = 0;
        int undone = 0;
        for (int t = 0; t < table.problem.taskCount; t++) {
            if (table.isPlaced(t)) {
                placed++;
                placedCost += table.cost[t] - table.problem.workCost[table.holder[t]][t];
            } else if (!hopeless[t]) {
                undone++;
                undoneCost += table.problem.undoneCost[t];
            }
        }
        return new Stakes(Math.max(1, placedCost / Math.max(1, placed)), undoneCost / Math.max(1, undone));
    }

    /** A placed task's, or that share of an undone one's, whichever is more. */
    double withUndone(double share) {
        return Math.max(placed, share * undone);
    }
}
