package io.chargehand.backroom;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Draws backrooms by seed: orders of picks with a staging task, receipts with put-aways, and single tasks, over one shift. */
public final class RandomBackroom {

    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    public static final Currency USD = Currency.getInstance("USD");

    private final Random random;
    private final List<LocationId> locations = new ArrayList<>();
    private final List<int[]> coordinates = new ArrayList<>();
    private final List<SequencingTask> tasks = new ArrayList<>();

    private RandomBackroom(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            locations.add(new LocationId("L" + i));
            coordinates.add(new int[] {random.nextInt(120), random.nextInt(60)});
        }
    }

    /** A backroom without work under way and without a plan before. */
    public static SequencingProblem draw(long seed, int workers, int taskCount) {
        RandomBackroom room = new RandomBackroom(seed);
        List<SequencingWorker> people =
                IntStream.range(0, workers).mapToObj(room::worker).toList();
        while (room.tasks.size() < taskCount) {
            room.addWork(taskCount - room.tasks.size());
        }
        return new SequencingProblem(
                NOW, people, room.tasks, room.walking(), SequencingPrices.standard(USD), Optional.empty());
    }

    private WalkingTimes walking() {
        return WalkingTimes.of(locations, (a, b) -> {
            int[] one = coordinates.get(locations.indexOf(a));
            int[] other = coordinates.get(locations.indexOf(b));
            double metres = Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]);
            return new Minutes(metres / 70);
        });
    }

    private SequencingWorker worker(int index) {
        Set<Skill> skills = new java.util.HashSet<>();
        for (TaskType type : TaskType.values()) {
            if (index % 3 == 0 || random.nextInt(3) > 0) {
                skills.add(skill(type));
            }
        }
        Set<Equipment> equipment = random.nextBoolean() ? Set.of(new Equipment("PALLET_JACK")) : Set.of();
        long startsIn = random.nextInt(4) == 0 ? 60 : -120;
        long ends = 240 + random.nextInt(240);
        long pause = 40 + random.nextInt(120);
        List<TimeWindow> windows = List.of(
                window(startsIn, Math.max(startsIn + 10, pause)), window(Math.max(startsIn + 10, pause) + 30, ends));
        Money wage = Money.of(15.37 + random.nextInt(700) / 100.0, USD);
        return new SequencingWorker(
                new WorkerId("W" + index),
                skills,
                equipment,
                windows,
                location(),
                0.8 + random.nextInt(41) / 100.0,
                wage,
                NOW.plusSeconds(random.nextInt(300)),
                wage.times(1.5),
                new Minutes(random.nextInt(2) * 30));
    }

    private void addWork(int most) {
        int draw = random.nextInt(10);
        if (draw < 3 && most >= 3) {
            List<TaskId> picks = new ArrayList<>();
            int count = 1 + random.nextInt(Math.min(4, most - 1));
            for (int i = 0; i < count; i++) {
                picks.add(add(TaskType.PICK, 2 + random.nextInt(6), List.of(), false));
            }
            add(TaskType.STAGE, 3, picks, true);
        } else if (draw < 5 && most >= 3) {
            TaskId receive = add(TaskType.RECEIVE, 15 + random.nextInt(20), List.of(), true);
            for (int i = 0; i < 1 + random.nextInt(2); i++) {
                add(TaskType.PUT_AWAY, 5 + random.nextInt(10), List.of(receive), true);
            }
        } else {
            TaskType[] single = EnumSet.of(
                            TaskType.REPLENISH, TaskType.CYCLE_COUNT, TaskType.RETURN, TaskType.EXCEPTION)
                    .toArray(TaskType[]::new);
            add(single[random.nextInt(single.length)], 3 + random.nextInt(12), List.of(), true);
        }
    }

    private TaskId add(TaskType type, int minutes, List<TaskId> before, boolean loses) {
        TaskId id = new TaskId("T" + tasks.size());
        List<CostPart> parts = loses ? parts(type, id) : List.of();
        DelayCostCurve curve = loses ? SequencingTask.sum(parts) : DelayCostCurve.none(NOW, USD);
        boolean heavy = type == TaskType.RECEIVE || type == TaskType.PUT_AWAY;
        Optional<Instant> release =
                random.nextInt(8) == 0 ? Optional.of(NOW.plusSeconds(60L * random.nextInt(90))) : Optional.empty();
        tasks.add(new SequencingTask(
                id,
                type,
                location(),
                location(),
                new Minutes(minutes + random.nextInt(100) / 100.0),
                release,
                curve,
                Set.of(skill(type)),
                heavy ? Set.of(new Equipment("PALLET_JACK")) : Set.of(),
                before,
                Optional.empty(),
                parts));
        return id;
    }

    private List<CostPart> parts(TaskType type, TaskId id) {
        if (type == TaskType.STAGE) {
            double due = 20 + random.nextInt(240);
            double loss = 8 + random.nextInt(4000) / 100.0;
            PiecewiseLinear risk = new PiecewiseLinear(
                    new double[] {0, due - 15, due, due + 20}, new double[] {0, 0.07 * loss, 0.63 * loss, loss}, 0);
            CostPart promise = new CostPart(
                    DelayCause.PROMISE, "O" + id, "pickup risk on order " + id, new DelayCostCurve(NOW, risk, USD));
            return List.of(promise, aging(id, 0.0113));
        }
        double perMinute = type == TaskType.REPLENISH ? random.nextInt(40) / 97.0 : random.nextInt(10) / 97.0;
        return List.of(aging(id, perMinute));
    }

    private static CostPart aging(TaskId id, double perMinute) {
        PiecewiseLinear line = new PiecewiseLinear(new double[] {0}, new double[] {0}, perMinute);
        return new CostPart(DelayCause.SHELF, "I" + id, "empty shelf " + id, new DelayCostCurve(NOW, line, USD));
    }

    private LocationId location() {
        return locations.get(random.nextInt(locations.size()));
    }

    private static Skill skill(TaskType type) {
        return new Skill(type.name());
    }

    private static TimeWindow window(long fromMinute, long toMinute) {
        return new TimeWindow(NOW.plusSeconds(60 * fromMinute), NOW.plusSeconds(60 * toMinute));
    }
}
