package io.chargehand.backroom;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskType;

import java.time.Duration;
import java.util.Map;

/**
 * How long work should take, walking to its start not included. Immutable.
 *
 * @param byType the times of each kind of work
 */
public record TaskStandards(Map<TaskType, Times> byType) {

    /**
     * Minutes of one kind of work: once per task, and for each line, carton and unit of it.
     *
     * @param perTask minutes for opening and closing the task, more than 0
     * @param perLine minutes for each line, such as finding its place
     * @param perCarton minutes for each carton handled
     * @param perUnit minutes for each unit handled
     */
    public record Times(double perTask, double perLine, double perCarton, double perUnit) {

        /**
         * Checks the ranges.
         *
         * @throws io.chargehand.kernel.InvalidInputException when out of range
         */
        public Times {
            Rules.range("perTask", perTask, 0.01, 1_440);
            Rules.range("perLine", perLine, 0, 1_440);
            Rules.range("perCarton", perCarton, 0, 1_440);
            Rules.range("perUnit", perUnit, 0, 1_440);
        }
    }

    private static final Duration LONGEST = Duration.ofHours(8);

    /**
     * Checks that every kind of work has its times.
     *
     * @throws io.chargehand.kernel.InvalidInputException when one is missing
     */
    public TaskStandards {
        byType = Map.copyOf(byType);
        for (TaskType type : TaskType.values()) {
            Rules.present("standards." + type, byType.get(type));
        }
    }

    /**
     * Usual times of retail backrooms, carrying included: a carton is opened and checked in a minute, a line is found and picked
     * in three and a half, a place is counted in five. Those of the history that the models learn from, so that a planned
     * finish means the same then and now.
     */
    public static TaskStandards standard() {
        return new TaskStandards(Map.of(
                TaskType.RECEIVE, new Times(4, 0.5, 0.9, 0),
                TaskType.PUT_AWAY, new Times(3.0, 0, 0, 0.02),
                TaskType.REPLENISH, new Times(4.8, 0, 0, 0.12),
                TaskType.PICK, new Times(3.8, 0, 0, 0.4),
                TaskType.STAGE, new Times(3.8, 0.6, 0, 0),
                TaskType.CYCLE_COUNT, new Times(5, 0, 0, 0),
                TaskType.RETURN, new Times(6, 0, 0, 0),
                TaskType.EXCEPTION, new Times(6, 0, 0, 0)));
    }

    /** The standard time of a task of that many lines, cartons and units; at most 8 hours, a shift's work. */
    public Duration time(TaskType type, int lines, int cartons, long units) {
        Times times = byType.get(type);
        Rules.present("taskType", times);
        double minutes =
                times.perTask() + lines * times.perLine() + cartons * times.perCarton() + units * times.perUnit();
        Duration time = Duration.ofMillis(Math.round(minutes * 60_000));
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }
}
