package io.chargehand.backroom;

import io.chargehand.kernel.Rules;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;

/** What a plan may not change about a task. */
public sealed interface Pin {

    /** Who has the task. */
    WorkerId worker();

    /**
     * Work under way: it is its worker's first, began when it began, and waits for nothing. A worker has at most one.
     *
     * @param worker who does it
     * @param start when it began, not after the problem's now
     */
    record Started(WorkerId worker, Instant start) implements Pin {
        /**
         * Checks that both are present.
         *
         * @throws io.chargehand.kernel.InvalidInputException when not
         */
        public Started {
            Rules.present("worker", worker);
            Rules.present("start", start);
        }
    }

    /**
     * Work released to a worker who must not be surprised: right after the started one, by rank, before all movable work.
     *
     * @param worker who has it
     * @param rank order among the worker's frozen tasks, lowest first; ties by task id
     */
    record Frozen(WorkerId worker, int rank) implements Pin {
        /**
         * Checks that the worker is present.
         *
         * @throws io.chargehand.kernel.InvalidInputException when not
         */
        public Frozen {
            Rules.present("worker", worker);
        }
    }

    /**
     * Work that a person gave to a worker: the worker is fixed, the position is not.
     *
     * @param worker who has it
     */
    record Assigned(WorkerId worker) implements Pin {
        /**
         * Checks that the worker is present.
         *
         * @throws io.chargehand.kernel.InvalidInputException when not
         */
        public Assigned {
            Rules.present("worker", worker);
        }
    }
}
