package io.chargehand.bench.technicians;

import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.SequencingPrices;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.backroom.WalkingTimes;
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

/**
 * Parallel machines, drawn by seed: jobs of 50 to 150 minutes, set-ups of up to 100 that depend on the order, tardiness weighted
 * 0 to 10. Due times are spread so that about half of the jobs are late. Not thread-safe.
 */
final class DrawnMachines {

    private static final Instant BEGIN = DrawnDay.MORNING;
    private static final double MEAN_WITH_SETUP = 115;

    private final Random random;
    private final int machines;
    private final int jobs;

    DrawnMachines(long seed) {
        this.random = new Random(seed);
        this.machines = DayKind.MACHINES.fewest() + random.nextInt(DayKind.MACHINES.more() + 1);
        this.jobs = (int) Math.round(machines * DayKind.MACHINES.jobsEach());
    }

    SequencingProblem problem() {
        List<LocationId> places = new ArrayList<>();
        for (int i = 0; i <= jobs; i++) {
            places.add(new LocationId("S" + i));
        }
        int[][] setup = new int[jobs + 1][jobs + 1];
        for (int[] row : setup) {
            for (int to = 1; to <= jobs; to++) {
                row[to] = random.nextInt(101);
            }
        }
        List<SequencingWorker> workers = new ArrayList<>();
        TimeWindow always = new TimeWindow(BEGIN, BEGIN.plusSeconds(86_400L * 30));
        for (int m = 0; m < machines; m++) {
            workers.add(new SequencingWorker(
                    new WorkerId("machine-" + m),
                    Set.of(),
                    Set.of(),
                    List.of(always),
                    places.get(0),
                    1,
                    Money.zero(DrawnDay.EUR),
                    BEGIN));
        }
        List<SequencingTask> tasks = new ArrayList<>();
        for (int j = 1; j <= jobs; j++) {
            tasks.add(job(places.get(j)));
        }
        WalkingTimes setups = WalkingTimes.of(
                places, (from, to) -> new Minutes(from.equals(to) ? 0 : setup[number(from)][number(to)]));
        SequencingPrices none = new SequencingPrices(Money.zero(DrawnDay.EUR), Money.zero(DrawnDay.EUR));
        return new SequencingProblem(BEGIN, workers, tasks, setups, none, Optional.empty());
    }

    private SequencingTask job(LocationId place) {
        double makespan = MEAN_WITH_SETUP * jobs / machines;
        double due = Math.rint(makespan * (0.1 + 0.8 * random.nextDouble()));
        DelayCostCurve tardiness = new DelayCostCurve(
                BEGIN, new PiecewiseLinear(new double[] {due}, new double[] {0}, random.nextInt(11)), DrawnDay.EUR);
        return new SequencingTask(
                        new TaskId("job-" + number(place)),
                        TaskType.PICK,
                        place,
                        place,
                        new Minutes(50 + random.nextInt(101)),
                        Optional.empty(),
                        tardiness,
                        Set.of(),
                        Set.of(),
                        List.of(),
                        Optional.empty(),
                        List.of())
                .with(TaskTerms.NONE.leaving(Leaving.NEVER));
    }

    private static int number(LocationId place) {
        return Integer.parseInt(place.value().substring(1));
    }
}
