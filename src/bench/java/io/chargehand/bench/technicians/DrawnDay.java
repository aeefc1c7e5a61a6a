package io.chargehand.bench.technicians;

import io.chargehand.backroom.CartCapacity;
import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.Leaving;
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
import java.util.Random;
import java.util.Set;

/**
 * A day of technicians, drawn by seed: each has some of five to eight skills and some of three tools, a home where the day begins
 * and ends, a shift with a break, and a van that holds so many spare parts. Jobs lie in a plane, in clusters for the most part, ask
 * for a skill or two and one in three for a tool, take 20 to 90 minutes and begin within a window of one to four hours, and may be
 * left at a price; one in six has priority and costs many times as much to leave. Travel is paid, work is not, so that no cost is
 * the same in all plans. Not thread-safe.
 */
final class DrawnDay {

    static final Instant MORNING = Instant.parse("2026-03-02T07:00:00Z");
    static final Currency EUR = Currency.getInstance("EUR");

    private static final int SIDE_MINUTES = 50;
    private static final int CLUSTERS = 6;
    private static final double CLUSTER_SPREAD = 5;
    private static final int DAY = 600;
    private static final int TOOLS = 3;

    private final Random random;
    private final DayKind kind;
    private final int skills;
    private final List<double[]> clusters = new ArrayList<>();
    private final List<double[]> places = new ArrayList<>();

    DrawnDay(DayKind kind, long seed) {
        this.kind = kind;
        this.random = new Random(seed);
        this.skills = 5 + random.nextInt(4);
        for (int i = 0; i < CLUSTERS; i++) {
            clusters.add(new double[] {random.nextDouble() * SIDE_MINUTES, random.nextDouble() * SIDE_MINUTES});
        }
    }

    SequencingProblem problem() {
        int technicians = kind.fewest() + random.nextInt(kind.more() + 1);
        List<SequencingWorker> people = new ArrayList<>();
        for (int w = 0; w < technicians; w++) {
            people.add(technician(w));
        }
        List<SequencingTask> jobs = new ArrayList<>();
        int count = (int) Math.round(technicians * kind.jobsEach());
        while (jobs.size() < count) {
            SequencingTask job = job(jobs.size());
            if (people.stream().anyMatch(worker -> worker.canDo(job))) {
                jobs.add(job);
            }
        }
        SequencingPrices prices = new SequencingPrices(Money.zero(EUR), Money.of(50, EUR));
        return new SequencingProblem(MORNING, people, jobs, travel(), prices, Optional.empty());
    }

    private WalkingTimes travel() {
        List<LocationId> ids = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            ids.add(place(i));
        }
        return WalkingTimes.of(ids, (from, to) -> {
            double[] one = places.get(number(from));
            double[] other = places.get(number(to));
            return new Minutes(Math.rint(10 * Math.hypot(one[0] - other[0], one[1] - other[1])) / 10);
        });
    }

    private SequencingWorker technician(int index) {
        Set<Skill> own = new HashSet<>();
        own.add(skill(index % skills));
        for (int s = 0; s < skills; s++) {
            if (random.nextInt(5) < 2) {
                own.add(skill(s));
            }
        }
        Set<Equipment> held = new HashSet<>();
        held.add(tool(index % TOOLS));
        if (random.nextInt(3) == 0) {
            held.add(tool(random.nextInt(TOOLS)));
        }
        int starts = 30 * random.nextInt(4);
        int pause = starts + 210 + 15 * random.nextInt(5);
        int ends = starts + 480 + 30 * random.nextInt(2);
        LocationId home = newPlace(false);
        WorkerTour tour = WorkerTour.NONE
                .endingAt(home)
                .walkingAt(Money.of(30, EUR))
                .carrying(CartCapacity.ofGrams(16 + random.nextInt(10)));
        return new SequencingWorker(
                        new WorkerId("technician-" + index),
                        own,
                        held,
                        List.of(window(starts, pause), window(pause + 30, ends)),
                        home,
                        0.9 + 0.01 * random.nextInt(21),
                        Money.zero(EUR),
                        MORNING)
                .with(tour);
    }

    private SequencingTask job(int index) {
        Set<Skill> asked = new HashSet<>(Set.of(skill(random.nextInt(skills))));
        if (random.nextInt(4) == 0) {
            asked.add(skill(random.nextInt(skills)));
        }
        Set<Equipment> tools = random.nextInt(3) == 0 ? Set.of(tool(random.nextInt(TOOLS))) : Set.of();
        int duration = 20 + 5 * random.nextInt(15);
        int width = 60 + 15 * random.nextInt(13);
        int opens = 15 * random.nextInt((DAY - width) / 15 + 1);
        boolean priority = random.nextInt(6) == 0;
        double price = priority ? 250 + random.nextInt(150) : 20 + 0.5 * duration + random.nextInt(30);
        boolean late = random.nextDouble() < kind.lateShare();
        LocationId at = newPlace(true);
        TaskTerms terms = TaskTerms.NONE
                .startingBy(minute(opens + width))
                .loading(CartLoad.ofGrams(random.nextInt(5)))
                .leaving(new Leaving.Price(Money.of(price, EUR)));
        return new SequencingTask(
                        new TaskId("job-" + index),
                        TaskType.PICK,
                        at,
                        at,
                        new Minutes(duration),
                        Optional.of(minute(opens)),
                        late ? rising(opens + 30 + random.nextInt(width)) : DelayCostCurve.none(MORNING, EUR),
                        asked,
                        tools,
                        List.of(),
                        Optional.empty(),
                        List.of())
                .with(terms);
    }

    private DelayCostCurve rising(int from) {
        double perMinute = 0.05 + 0.01 * random.nextInt(30);
        return new DelayCostCurve(MORNING, new PiecewiseLinear(new double[] {from}, new double[] {0}, perMinute), EUR);
    }

    /** Jobs lie around a cluster two times in three, homes anywhere. */
    private LocationId newPlace(boolean mayCluster) {
        double[] center = clusters.get(random.nextInt(CLUSTERS));
        boolean near = mayCluster && random.nextInt(3) > 0;
        places.add(
                near
                        ? new double[] {
                            center[0] + CLUSTER_SPREAD * random.nextGaussian(),
                            center[1] + CLUSTER_SPREAD * random.nextGaussian()
                        }
                        : new double[] {random.nextDouble() * SIDE_MINUTES, random.nextDouble() * SIDE_MINUTES});
        return place(places.size() - 1);
    }

    private static LocationId place(int index) {
        return new LocationId("P" + index);
    }

    private static int number(LocationId place) {
        return Integer.parseInt(place.value().substring(1));
    }

    private static Skill skill(int index) {
        return new Skill("SKILL-" + index);
    }

    private static Equipment tool(int index) {
        return new Equipment("TOOL-" + index);
    }

    private static TimeWindow window(int fromMinute, int toMinute) {
        return new TimeWindow(minute(fromMinute), minute(toMinute));
    }

    private static Instant minute(int after) {
        return MORNING.plusSeconds(60L * after);
    }
}
