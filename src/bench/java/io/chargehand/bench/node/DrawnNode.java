package io.chargehand.bench.node;

import io.chargehand.backroom.CartCapacity;
import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.SequencingPrices;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.backroom.WalkingTimes;
import io.chargehand.backroom.WorkerTour;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/**
 * A backroom drawn by seed, some hours into its day: orders of one to four picks with the staging that waits for them, receipts
 * with put-aways, replenishment, counts, returns and exceptions, in the shares of a store with a pickup counter. Not thread-safe.
 */
public final class DrawnNode {

    /** When all drawn nodes are. */
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    /** What all drawn nodes pay in. */
    public static final Currency USD = Currency.getInstance("USD");

    private static final int LOCATIONS = 60;
    private static final double METERS_A_MINUTE = 70;
    private static final Equipment JACK = new Equipment("PALLET_JACK");

    private final Random random;
    private final int workers;
    private final List<int[]> places = new ArrayList<>();
    private int drawn;

    /**
     * Draws the places of a node.
     *
     * @param workers at least 1
     */
    public DrawnNode(long seed, int workers) {
        this.random = new Random(seed);
        this.workers = workers;
        for (int i = 0; i < LOCATIONS; i++) {
            places.add(new int[] {random.nextInt(90), random.nextInt(50)});
        }
    }

    /** So many workers and tasks, without a plan before. */
    public SequencingProblem problem(int tasks) {
        List<SequencingWorker> people = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            people.add(worker(w));
        }
        List<SequencingTask> work = new ArrayList<>();
        while (work.size() < tasks) {
            addWork(work, tasks - work.size());
        }
        List<LocationId> locations = new ArrayList<>();
        for (int i = 0; i < LOCATIONS; i++) {
            locations.add(location(i));
        }
        WalkingTimes walking = WalkingTimes.of(
                locations, (from, to) -> new Minutes(meters(locations.indexOf(from), locations.indexOf(to))));
        return new SequencingProblem(NOW, people, work, walking, SequencingPrices.standard(USD), Optional.empty());
    }

    /** Work that cannot wait: an empty shelf or an exception, at a steep price. */
    public SequencingTask urgent() {
        TaskType type = random.nextBoolean() ? TaskType.REPLENISH : TaskType.EXCEPTION;
        return task(type, 3 + random.nextInt(6), rising(1 + random.nextInt(200) / 50.0), List.of(), TaskTerms.NONE);
    }

    /** Work that comes in during the day and waits for nothing; one in ten cannot wait. */
    public SequencingTask more() {
        return random.nextInt(10) == 0 ? urgent() : single();
    }

    /** What another task of the type might lose by delay. */
    public DelayCostCurve curve(TaskType type) {
        return switch (type) {
            case PICK -> DelayCostCurve.none(NOW, USD);
            case STAGE -> promise();
            case REPLENISH -> rising(dollars(0.4));
            default -> rising(dollars(0.08));
        };
    }

    /** One of the node's places. */
    public LocationId somewhere() {
        return location(random.nextInt(LOCATIONS));
    }

    private double meters(int from, int to) {
        int[] one = places.get(from);
        int[] other = places.get(to);
        return (Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1])) / METERS_A_MINUTE;
    }

    private static LocationId location(int index) {
        return new LocationId("L" + index);
    }

    /** Every third worker can do everything, the others most of it; about half hold a pallet jack. */
    private SequencingWorker worker(int index) {
        Set<Skill> skills = new HashSet<>();
        for (TaskType type : TaskType.values()) {
            if (index % 3 == 0 || random.nextInt(4) > 0) {
                skills.add(skill(type));
            }
        }
        boolean jack = index % 2 == 0;
        int ends = 300 + random.nextInt(240);
        int pause = 60 + random.nextInt(120);
        List<TimeWindow> windows = List.of(window(-120, pause), window(pause + 30, ends));
        CartCapacity cart = new CartCapacity(
                OptionalLong.of(40_000 + random.nextInt(40_000)),
                OptionalLong.empty(),
                OptionalInt.of(8 + random.nextInt(8)),
                OptionalInt.empty());
        Money wage = Money.of(15 + random.nextInt(600) / 100.0, USD);
        return new SequencingWorker(
                        new WorkerId("W" + index),
                        skills,
                        jack ? Set.of(JACK) : Set.of(),
                        windows,
                        somewhere(),
                        0.85 + random.nextInt(31) / 100.0,
                        wage,
                        NOW.plusSeconds(random.nextInt(300)),
                        wage.times(1.5),
                        new Minutes(30))
                .with(WorkerTour.NONE.carrying(cart));
    }

    private static TimeWindow window(int fromMinute, int toMinute) {
        return new TimeWindow(NOW.plusSeconds(60L * fromMinute), NOW.plusSeconds(60L * toMinute));
    }

    private void addWork(List<SequencingTask> work, int room) {
        int draw = random.nextInt(10);
        if (draw < 4 && room > 4) {
            addOrder(work);
        } else if (draw < 6 && room > 2) {
            SequencingTask receive =
                    task(TaskType.RECEIVE, 12 + random.nextInt(20), rising(dollars(0.1)), List.of(), TaskTerms.NONE);
            work.add(receive);
            for (int i = 0; i < 1 + random.nextInt(2); i++) {
                work.add(task(
                        TaskType.PUT_AWAY,
                        5 + random.nextInt(10),
                        rising(dollars(0.08)),
                        List.of(receive.id()),
                        TaskTerms.NONE));
            }
        } else {
            work.add(single());
        }
    }

    private SequencingTask single() {
        TaskType[] single = {TaskType.REPLENISH, TaskType.CYCLE_COUNT, TaskType.RETURN, TaskType.EXCEPTION};
        TaskType type = single[random.nextInt(single.length)];
        double steep = type == TaskType.REPLENISH ? 0.4 : 0.08;
        return task(type, 3 + random.nextInt(12), rising(dollars(steep)), List.of(), TaskTerms.NONE);
    }

    private void addOrder(List<SequencingTask> work) {
        List<TaskId> picks = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            CartLoad load = new CartLoad(random.nextInt(9_000), 0, 1 + random.nextInt(2), 0);
            SequencingTask pick = task(
                    TaskType.PICK,
                    2 + random.nextInt(5),
                    DelayCostCurve.none(NOW, USD),
                    List.of(),
                    TaskTerms.NONE.loading(load));
            work.add(pick);
            picks.add(pick.id());
        }
        work.add(task(TaskType.STAGE, 3, promise(), picks, TaskTerms.NONE.unloading()));
    }

    private double dollars(double most) {
        return most * random.nextInt(101) / 100.0;
    }

    private static DelayCostCurve rising(double perMinute) {
        return new DelayCostCurve(NOW, new PiecewiseLinear(new double[] {0}, new double[] {0}, perMinute), USD);
    }

    /** The risk of a miss by finish, times what it costs: small until shortly before the order is due, then nearly certain. */
    private DelayCostCurve promise() {
        double due = 25 + random.nextInt(260);
        double loss = 8 + random.nextInt(4000) / 100.0;
        return new DelayCostCurve(
                NOW,
                new PiecewiseLinear(
                        new double[] {0, due - 20, due, due + 25},
                        new double[] {0, 0.06 * loss, 0.6 * loss, loss},
                        0.01),
                USD);
    }

    private SequencingTask task(
            TaskType type, int minutes, DelayCostCurve delayCost, List<TaskId> predecessors, TaskTerms terms) {
        boolean heavy = type == TaskType.RECEIVE || type == TaskType.PUT_AWAY;
        boolean later = predecessors.isEmpty() && random.nextInt(8) == 0;
        return new SequencingTask(
                        new TaskId("T" + drawn++),
                        type,
                        somewhere(),
                        somewhere(),
                        new Minutes(minutes + random.nextInt(60) / 60.0),
                        later ? Optional.of(NOW.plusSeconds(60L * random.nextInt(90))) : Optional.empty(),
                        delayCost,
                        Set.of(skill(type)),
                        heavy ? Set.of(JACK) : Set.of(),
                        predecessors,
                        Optional.empty(),
                        List.of())
                .with(terms);
    }

    private static Skill skill(TaskType type) {
        return new Skill(type.name());
    }
}
