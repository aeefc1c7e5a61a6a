package io.chargehand.bench.product;

import io.chargehand.backroom.CartCapacity;
import io.chargehand.backroom.CartLoad;
import io.chargehand.backroom.Leaving;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingPrices;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.SequencingWorker;
import io.chargehand.backroom.TaskTerms;
import io.chargehand.backroom.WalkingTimes;
import io.chargehand.backroom.WorkerSequence;
import io.chargehand.backroom.WorkerTour;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.RoutingInstance;
import io.chargehand.bench.published.RoutingInstance.Client;
import io.chargehand.bench.published.RoutingInstance.Vehicle;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Vehicle routing as work of unpaid workers who are paid for walking. The instance's thousandth of a unit is a millisecond, and
 * a millisecond of walking costs a ten-thousandth of a dollar, so that the product rounds nothing: its cost in ten-thousandths
 * is the published value. A client is a task with a release, a latest start and a load; a vehicle is a worker whose shift is the
 * depot's window, who starts and ends there with a cart. Clients that the same vehicles may serve share a skill, which those
 * vehicles have.
 */
final class RoutingMapping implements Mapping {

    private static final Currency DOLLARS = Currency.getInstance("USD");
    private static final Instant NOW = Instant.EPOCH;
    private static final double MILLIS_PER_MINUTE = 60_000;
    /** An hour's milliseconds, in ten-thousandths of a dollar. */
    private static final Money WALKING_PER_HOUR = Money.of(360, DOLLARS);

    private final RoutingInstance instance;
    private final SequencingProblem problem;
    private final Map<TaskId, Integer> clients = new HashMap<>();
    private final Map<BitSet, Skill> skills = new LinkedHashMap<>();

    RoutingMapping(RoutingInstance instance) {
        this.instance = instance;
        List<SequencingTask> tasks = new ArrayList<>();
        for (int client = 0; client < instance.size(); client++) {
            SequencingTask task = task(client);
            clients.put(task.id(), client);
            tasks.add(task);
        }
        List<SequencingWorker> workers = new ArrayList<>();
        for (int vehicle = 0; vehicle < instance.vehicles().size(); vehicle++) {
            workers.add(worker(vehicle));
        }
        SequencingPrices prices = new SequencingPrices(Money.zero(DOLLARS), Money.zero(DOLLARS));
        this.problem = new SequencingProblem(NOW, workers, tasks, walking(), prices, Optional.empty());
    }

    @Override
    public SequencingProblem problem() {
        return problem;
    }

    @Override
    public Routes routes(SequencePlan plan) {
        return new Routes(plan.sequences().stream().map(this::row).toArray(int[][]::new));
    }

    private int[] row(WorkerSequence sequence) {
        return sequence.stops().stream()
                .mapToInt(stop -> clients.getOrDefault(stop.task(), -1))
                .toArray();
    }

    private SequencingTask task(int number) {
        Client client = instance.clients().get(number);
        TaskTerms terms = TaskTerms.NONE
                .startingBy(NOW.plusMillis(client.close()))
                .loading(CartLoad.ofGrams(client.demand()))
                .leaving(Leaving.NEVER);
        return new SequencingTask(
                        new TaskId("client-" + number),
                        TaskType.PICK,
                        place(client.node()),
                        place(client.node()),
                        minutes(client.service()),
                        Optional.of(NOW.plusMillis(client.open())),
                        DelayCostCurve.none(NOW, DOLLARS),
                        Set.of(skill(number)),
                        Set.of(),
                        List.of(),
                        Optional.empty(),
                        List.of())
                .with(terms);
    }

    /** The skill of all clients that the same vehicles may serve. */
    private Skill skill(int client) {
        BitSet serving = new BitSet();
        for (int vehicle = 0; vehicle < instance.vehicles().size(); vehicle++) {
            serving.set(vehicle, instance.vehicles().get(vehicle).serves(client));
        }
        return skills.computeIfAbsent(serving, vehicles -> new Skill("skill-" + skills.size()));
    }

    private SequencingWorker worker(int number) {
        Vehicle vehicle = instance.vehicles().get(number);
        LocationId depot = place(vehicle.depot().node());
        Set<Skill> own = new HashSet<>();
        skills.forEach((vehicles, skill) -> {
            if (vehicles.get(number)) {
                own.add(skill);
            }
        });
        TimeWindow shift = new TimeWindow(
                NOW.plusMillis(vehicle.depot().open()),
                NOW.plusMillis(vehicle.depot().close()));
        WorkerTour tour = WorkerTour.NONE.endingAt(depot).walkingAt(WALKING_PER_HOUR);
        tour = vehicle.hasCapacity() ? tour.carrying(CartCapacity.ofGrams(vehicle.capacity())) : tour;
        tour = vehicle.hasLongest() ? tour.lasting(minutes(vehicle.longest())) : tour;
        return new SequencingWorker(
                        new WorkerId("vehicle-" + number),
                        own,
                        Set.of(),
                        List.of(shift),
                        depot,
                        1,
                        Money.zero(DOLLARS),
                        NOW)
                .with(tour);
    }

    private WalkingTimes walking() {
        List<LocationId> locations = new ArrayList<>();
        Map<LocationId, Integer> nodes = new HashMap<>();
        for (int node = 0; node < instance.nodes(); node++) {
            locations.add(place(node));
            nodes.put(place(node), node);
        }
        return WalkingTimes.of(
                locations,
                (from, to) -> minutes(instance.distance(nodes.getOrDefault(from, 0), nodes.getOrDefault(to, 0))));
    }

    private static LocationId place(int node) {
        return new LocationId("node-" + node);
    }

    private static Minutes minutes(long millis) {
        return new Minutes(millis / MILLIS_PER_MINUTE);
    }
}
