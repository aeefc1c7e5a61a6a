package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static io.chargehand.backroom.RandomBackroom.NOW;
import static io.chargehand.backroom.RandomBackroom.USD;

/** Draws the work of one worker by seed: tasks that may be done in any order, without a break. */
public final class RandomQueue {

    /** How walking is drawn. */
    public enum Walking {
        /** Everything is in one place. */
        NONE,
        /** Every walk differs, also by direction, and is paid. */
        PAID,
        /** Every walk differs, and costs time only. */
        UNPAID
    }

    /** How curves are drawn. */
    public enum Losses {
        /** Nothing until a due time, then by the minute: whole dollars and minutes. */
        TARDINESS,
        /** Risk that rises slowly, then fast, then no more, and aging. */
        RISKS
    }

    private static final int HORIZON_MINUTES = 60 * 24;

    private final Random random;
    private final Walking walking;
    private final Losses losses;
    private final int size;

    private boolean waits;

    private RandomQueue(long seed, int size, Walking walking, Losses losses) {
        this.random = new Random(seed);
        this.size = size;
        this.walking = walking;
        this.losses = losses;
    }

    public static SequencingProblem draw(long seed, int size, Walking walking, Losses losses) {
        return new RandomQueue(seed, size, walking, losses).problem();
    }

    /** Draws tasks of which some have windows or come after others, and a shift with a break and overtime. */
    public static SequencingProblem drawWaiting(long seed, int size, Walking walking, Losses losses) {
        RandomQueue queue = new RandomQueue(seed, size, walking, losses);
        queue.waits = true;
        return queue.problem();
    }

    private SequencingProblem problem() {
        List<LocationId> places = new ArrayList<>();
        for (int i = 0; i <= size; i++) {
            places.add(new LocationId("L" + i));
        }
        List<SequencingTask> tasks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            tasks.add(task(i, places));
        }
        double[][] minutes = new double[size + 1][size + 1];
        for (double[] row : minutes) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextInt(8);
            }
        }
        WalkingTimes times = WalkingTimes.of(places, (a, b) -> new Minutes(minutes[number(a)][number(b)]));
        return new SequencingProblem(
                NOW,
                List.of(worker(places)),
                tasks,
                times,
                new SequencingPrices(Money.of(1, USD), Money.of(1_000_000, USD)),
                Optional.empty());
    }

    private static int number(LocationId place) {
        return Integer.parseInt(place.value().substring(1));
    }

    private SequencingWorker worker(List<LocationId> places) {
        Money wage = walking == Walking.UNPAID ? Money.zero(USD) : Money.of(17.31, USD);
        return new SequencingWorker(
                new WorkerId("W"),
                Set.of(),
                Set.of(),
                windows(),
                places.get(size),
                1,
                wage,
                NOW.plusSeconds(90),
                wage.plus(Money.of(11.7, USD)),
                new Minutes(HORIZON_MINUTES));
    }

    private List<TimeWindow> windows() {
        if (!waits) {
            return List.of(window(-60, HORIZON_MINUTES));
        }
        int pause = 20 + random.nextInt(6 * size);
        return List.of(window(-60, pause), window(pause + 30, pause + 30 + 6 * size));
    }

    private static TimeWindow window(long from, long to) {
        return new TimeWindow(NOW.plusSeconds(60 * from), NOW.plusSeconds(60 * to));
    }

    private SequencingTask task(int i, List<LocationId> places) {
        LocationId place = walking == Walking.NONE ? places.get(size) : places.get(i);
        return new SequencingTask(
                new TaskId("T" + i),
                TaskType.PICK,
                place,
                place,
                new Minutes(1 + random.nextInt(20)),
                waits && random.nextInt(3) == 0
                        ? Optional.of(NOW.plusSeconds(60L * random.nextInt(8 * size)))
                        : Optional.empty(),
                curve(),
                Set.of(),
                Set.of(),
                waits && (i == 1 || i > 1 && random.nextInt(4) == 0)
                        ? List.of(new TaskId("T" + random.nextInt(i)))
                        : List.of(),
                Optional.empty(),
                List.of(),
                terms());
    }

    private TaskTerms terms() {
        return waits && random.nextInt(6) == 0
                ? TaskTerms.NONE.startingBy(NOW.plusSeconds(60L * (14 * size + random.nextInt(10 * size))))
                : TaskTerms.NONE;
    }

    private DelayCostCurve curve() {
        int due = random.nextInt(12 * size);
        Instant origin = NOW.plusSeconds(60L * due);
        if (losses == Losses.TARDINESS) {
            return DelayCostCurve.linear(origin, Money.of(random.nextInt(11), USD));
        }
        double loss = 5 + random.nextInt(3000) / 100.0;
        PiecewiseLinear risk = new PiecewiseLinear(
                new double[] {-10.5, 0, 12.25}, new double[] {0.01, 0.6 * loss, loss}, random.nextInt(3) * 0.0137);
        return new DelayCostCurve(origin, risk, USD);
    }
}
