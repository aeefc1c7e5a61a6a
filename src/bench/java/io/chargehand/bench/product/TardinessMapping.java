package io.chargehand.bench.product;

import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingPrices;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.backroom.WalkingTimes;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.TardinessInstance;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Weighted tardiness as work of one unpaid worker. A unit of time is a minute, a unit of cost a dollar: minutes are whole
 * milliseconds and dollars whole ten-thousandths, so that the product rounds nothing and its delay cost is the published
 * value. Each job is a task at a location of its own, set-ups are the walks between them, in one direction each; the curve rises from the
 * due time on by the weight per minute. The shift is long
 * enough for every order, and no job may be left undone.
 */
final class TardinessMapping implements Mapping {

    private static final Currency DOLLARS = Currency.getInstance("USD");
    private static final Instant NOW = Instant.EPOCH;
    private static final WorkerId WORKER = new WorkerId("worker");
    private static final LocationId START = new LocationId("start");

    private final TardinessInstance instance;
    private final SequencingProblem problem;
    private final Map<TaskId, Integer> jobs = new HashMap<>();

    TardinessMapping(TardinessInstance instance) {
        this.instance = instance;
        boolean walks = instance.hasSetups();
        List<LocationId> locations = new ArrayList<>();
        List<SequencingTask> tasks = new ArrayList<>();
        locations.add(START);
        for (int job = 0; job < instance.size(); job++) {
            LocationId place = walks ? new LocationId("job-" + job) : START;
            if (walks) {
                locations.add(place);
            }
            SequencingTask task = task(job, place);
            jobs.put(task.id(), job);
            tasks.add(task);
        }
        Map<LocationId, Integer> rows = new HashMap<>();
        locations.forEach(location -> rows.put(location, rows.size() - 1));
        WalkingTimes walking =
                WalkingTimes.of(locations, (from, to) -> walk(rows.getOrDefault(from, -1), rows.getOrDefault(to, -1)));
        SequencingPrices prices = new SequencingPrices(Money.zero(DOLLARS), Money.zero(DOLLARS));
        this.problem = new SequencingProblem(NOW, List.of(worker()), tasks, walking, prices, Optional.empty());
    }

    @Override
    public SequencingProblem problem() {
        return problem;
    }

    @Override
    public Routes routes(SequencePlan plan) {
        return Routes.single(plan.sequences().get(0).stops().stream()
                .mapToInt(stop -> jobs.getOrDefault(stop.task(), -1))
                .toArray());
    }

    /** The set-up as a walk; -1 is where the worker starts, and nobody walks back there. */
    private Minutes walk(int before, int job) {
        if (job < 0 || before == job) {
            return Minutes.ZERO;
        }
        return new Minutes(before < 0 ? instance.firstSetup(job) : instance.setup(before, job));
    }

    private SequencingTask task(int job, LocationId place) {
        DelayCostCurve curve = DelayCostCurve.linear(
                NOW.plus(Duration.ofMinutes(instance.due(job))), Money.of(instance.weight(job), DOLLARS));
        return new SequencingTask(
                new TaskId("job-" + job),
                TaskType.PICK,
                place,
                place,
                new Minutes(instance.processing(job)),
                Optional.empty(),
                curve,
                Set.of(),
                Set.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                TaskTerms.NONE.leaving(Leaving.NEVER));
    }

    private SequencingWorker worker() {
        TimeWindow shift = new TimeWindow(NOW, NOW.plus(Duration.ofMinutes(instance.horizon() + 1)));
        return new SequencingWorker(WORKER, Set.of(), Set.of(), List.of(shift), START, 1, Money.zero(DOLLARS), NOW);
    }
}
