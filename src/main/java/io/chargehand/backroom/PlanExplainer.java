package io.chargehand.backroom;

import io.chargehand.backroom.TimedPlan.Place;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import static io.chargehand.backroom.PlanEvaluator.isStarted;
import static io.chargehand.backroom.PlanEvaluator.later;

/** Takes a plan apart. Used once. */
final class PlanExplainer {

    private final SequencingProblem problem;
    private final PlanEvaluation evaluation;
    private final TimedPlan timed;
    private final StopPrices prices;
    private final Map<TaskId, Integer> ranks;
    private final Map<TaskId, Slack> slacks;
    private final Map<TaskId, UnplacedTask> unplaced = new HashMap<>();
    private final Map<TaskId, PlanCost> costs = new HashMap<>();
    private final Map<TaskId, Integer> positions = new HashMap<>();
    private final Map<TaskId, WorkerId> holders = new HashMap<>();

    PlanExplainer(SequencingProblem problem, SequencePlan plan) {
        this.problem = problem;
        evaluation = PlanEvaluation.of(problem, plan);
        timed = new TimedPlan(problem, evaluation.plan());
        prices = new StopPrices(problem);
        ranks = timed.ranks();
        slacks = evaluation.violations().isEmpty() ? SlackFinder.find(timed) : Map.of();
        plan.unplaced().forEach(task -> unplaced.put(task.task(), task));
        for (WorkerSequence sequence : plan.sequences()) {
            for (int i = 0; i < sequence.stops().size(); i++) {
                positions.put(sequence.stops().get(i).task(), i + 1);
                holders.put(sequence.stops().get(i).task(), sequence.worker());
            }
        }
    }

    PlanExplanation explain() {
        List<WorkerExplanation> workers = new ArrayList<>();
        timed.plan.sequences().forEach(sequence -> workers.add(worker(sequence)));
        for (UnplacedTask left : timed.plan.unplaced()) {
            timed.findTask(left.task()).ifPresent(task -> charge(task.id(), prices.undone(task)));
        }
        List<TaskExplanation> tasks = new ArrayList<>();
        PlanReasons.explain(problem, timed.plan).forEach(reason -> tasks.add(task(reason.task(), reason)));
        return new PlanExplanation(
                timed.plan, evaluation.violations(), tasks, workers, skills(), LowerBound.of(problem));
    }

    private void charge(TaskId task, PlanCost cost) {
        costs.merge(task, cost, PlanCost::plus);
    }

    private TaskExplanation task(TaskId id, TaskReason reason) {
        Optional<Place> place = timed.find(id);
        return new TaskExplanation(
                id,
                ranks.getOrDefault(id, 0),
                positions.getOrDefault(id, 0),
                Optional.ofNullable(holders.get(id)),
                place.map(Place::stop),
                Optional.ofNullable(unplaced.get(id)),
                reason,
                costs.getOrDefault(id, PlanCost.zero(problem.prices().currency())),
                place.map(at -> shares(at.task(), at.stop().finish())).orElse(List.of()),
                place.map(at -> WaitFinder.find(timed, at)),
                Optional.ofNullable(slacks.get(id)));
    }

    private static List<DelayShare> shares(SequencingTask task, Instant finish) {
        Money left = task.delayCost().at(finish);
        if (task.parts().isEmpty()) {
            return List.of(new DelayShare(DelayCause.AGE, task.id().value(), "delay of task " + task.id(), left));
        }
        List<DelayShare> shares = new ArrayList<>();
        for (CostPart part : task.parts().subList(1, task.parts().size())) {
            Money loss = part.curve().at(finish);
            left = left.minus(loss);
            shares.add(new DelayShare(part.cause(), part.reference(), part.label(), loss));
        }
        CostPart first = task.parts().get(0);
        shares.add(0, new DelayShare(first.cause(), first.reference(), first.label(), left));
        return shares;
    }

    private WorkerExplanation worker(WorkerSequence sequence) {
        SequencingWorker worker = workerOf(sequence);
        PlanCost home = sequence.wayHome()
                .map(way -> prices.wayHome(worker, way))
                .orElse(PlanCost.zero(problem.prices().currency()));
        PlanCost cost = home;
        Instant from = later(problem.now(), worker.availableFrom());
        Instant end = from;
        double working = 0;
        double walking = sequence.wayHome().map(way -> way.walking().value()).orElse(0.0);
        double outside = 0;
        Optional<Minutes> slack = Optional.empty();
        boolean begun = false;
        for (Stop stop : sequence.stops()) {
            SequencingTask task = timed.findTask(stop.task()).orElseThrow();
            PlanCost own = prices.stop(task, worker, stop);
            charge(task.id(), own);
            cost = cost.plus(own);
            working += minutes(later(problem.now(), stop.start()), stop.finish());
            walking += stop.walking().value();
            outside += minutes(later(stop.walkStart(), from), stop.finish())
                    - regular(worker, later(stop.walkStart(), from), stop.finish());
            end = later(end, stop.finish());
            if (!begun && !isStarted(task)) {
                slack = Optional.ofNullable(slacks.get(stop.task())).flatMap(Slack::untilDearer);
                begun = true;
            }
        }
        if (sequence.wayHome().isPresent()) {
            WayHome way = sequence.wayHome().get();
            outside += minutes(way.start(), way.arrival()) - regular(worker, way.start(), way.arrival());
            end = later(end, way.arrival());
        }
        double idle = regular(worker, from, end) - (working + walking - outside);
        return new WorkerExplanation(
                worker.id(),
                sequence.stops().size(),
                cost,
                home,
                new Minutes(working),
                new Minutes(walking),
                new Minutes(Math.max(0, idle)),
                new Minutes(regular(worker, end, problem.horizon())),
                slack);
    }

    private SequencingWorker workerOf(WorkerSequence sequence) {
        return problem.workers().stream()
                .filter(worker -> worker.id().equals(sequence.worker()))
                .findFirst()
                .orElseThrow();
    }

    /** Minutes within the worker's windows, between two instants. */
    private static double regular(SequencingWorker worker, Instant from, Instant to) {
        double sum = 0;
        for (TimeWindow window : worker.windows()) {
            Instant end = window.end().isBefore(to) ? window.end() : to;
            sum += minutes(later(from, window.start()), end);
        }
        return sum;
    }

    private static double minutes(Instant from, Instant to) {
        return Math.max(0, Minutes.between(from, to));
    }

    private List<SkillLoad> skills() {
        TreeSet<Skill> needed = new TreeSet<>(Comparator.comparing(Skill::toString));
        problem.tasks().forEach(task -> needed.addAll(task.skills()));
        List<SkillLoad> loads = new ArrayList<>();
        for (Skill skill : needed) {
            double work = 0;
            for (SequencingTask task : problem.tasks()) {
                if (task.skills().contains(skill)) {
                    work += timed.find(task.id())
                            .map(place -> minutes(
                                    later(problem.now(), place.stop().start()),
                                    place.stop().finish()))
                            .orElse(task.duration().value());
                }
            }
            double time = problem.workers().stream()
                    .filter(worker -> worker.skills().contains(skill))
                    .mapToDouble(
                            worker -> regular(worker, later(problem.now(), worker.availableFrom()), problem.horizon()))
                    .sum();
            loads.add(new SkillLoad(skill, new Minutes(work), new Minutes(time)));
        }
        loads.sort(Comparator.comparingDouble(SkillLoad::load).reversed());
        return loads;
    }
}
