package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What happened to a node and its plan has to follow. Immutable. */
public sealed interface ProblemChange {

    /**
     * The problem after the change; the previous plan stays the same.
     *
     * @throws io.chargehand.kernel.InvalidInputException when the change names what is not there, brings what is there already, or
     *     makes the problem contradict itself
     */
    default SequencingProblem applyTo(SequencingProblem problem) {
        return new ChangedProblem(problem).after(this);
    }

    /**
     * Anything may have happened: the whole problem is drawn anew from the state it comes from, when the change is followed and not
     * before.
     *
     * @param drawing draws the problem as of the moment it is asked
     */
    record Redrawn(Supplier<SequencingProblem> drawing) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public Redrawn {
            Rules.present("drawing", drawing);
        }

        @Override
        public String toString() {
            return "Redrawn";
        }
    }

    /**
     * New work.
     *
     * @param task not yet in the problem
     */
    record TaskAdded(SequencingTask task) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public TaskAdded {
            Rules.present("task", task);
        }
    }

    /**
     * Work that is done, cancelled or gone elsewhere; nothing waits for it any more, and its other half is done alone.
     *
     * @param task of the problem
     */
    record TaskRemoved(TaskId task) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public TaskRemoved {
            Rules.present("task", task);
        }
    }

    /**
     * Work that takes longer or shorter than was thought.
     *
     * @param task of the problem
     * @param duration from its start on, at pace 1
     */
    record DurationChanged(TaskId task, Minutes duration) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public DurationChanged {
            Rules.present("task", task);
            Rules.present("duration", duration);
        }
    }

    /**
     * Work that can begin earlier or later than was thought.
     *
     * @param task of the problem
     * @param release may not start before; empty when it may start at once
     */
    record ReleaseChanged(TaskId task, Optional<Instant> release) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public ReleaseChanged {
            Rules.present("task", task);
            Rules.present("release", release);
        }
    }

    /**
     * Another price of delay, because a risk or a promise moved.
     *
     * @param task of the problem
     * @param delayCost expected loss by finish time
     * @param parts where it comes from; empty, or curves that sum to it
     */
    record DelayCostChanged(TaskId task, DelayCostCurve delayCost, List<CostPart> parts) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public DelayCostChanged {
            Rules.present("task", task);
            Rules.present("delayCost", delayCost);
            Rules.present("parts", parts);
            parts = List.copyOf(parts);
        }
    }

    /**
     * Work begun, frozen, given to somebody, or free again.
     *
     * @param task of the problem
     * @param pin what may not change; empty when all may
     */
    record PinChanged(TaskId task, Optional<Pin> pin) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public PinChanged {
            Rules.present("task", task);
            Rules.present("pin", pin);
        }
    }

    /**
     * Somebody comes.
     *
     * @param worker not yet in the problem
     */
    record WorkerAdded(SequencingWorker worker) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public WorkerAdded {
            Rules.present("worker", worker);
        }
    }

    /**
     * Somebody leaves. What was pinned to the worker, begun work included, is free for others.
     *
     * @param worker of the problem
     */
    record WorkerRemoved(WorkerId worker) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public WorkerRemoved {
            Rules.present("worker", worker);
        }
    }

    /**
     * Somebody is elsewhere, or free at another time.
     *
     * @param worker of the problem
     * @param position where the worker is when free
     * @param availableFrom when that is
     */
    record WorkerMoved(WorkerId worker, LocationId position, Instant availableFrom) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public WorkerMoved {
            Rules.present("worker", worker);
            Rules.present("position", position);
            Rules.present("availableFrom", availableFrom);
        }
    }

    /**
     * A shift or a break is other than was thought.
     *
     * @param worker of the problem
     * @param windows working time, the shift less its breaks, in order
     */
    record ShiftChanged(WorkerId worker, List<TimeWindow> windows) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public ShiftChanged {
            Rules.present("worker", worker);
            Rules.present("windows", windows);
            windows = List.copyOf(windows);
        }
    }

    /**
     * Time has passed.
     *
     * @param now not before the problem's
     */
    record ClockAdvanced(Instant now) implements ProblemChange {
        /**
         * Checks that nothing is missing.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field
         */
        public ClockAdvanced {
            Rules.present("now", now);
        }
    }
}
