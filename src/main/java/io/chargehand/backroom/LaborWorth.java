package io.chargehand.backroom;

import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Estimates what an hour more of each kind of worker would be worth: the plan is searched on with and without somebody who is
 * there for an hour, and the costs are compared. Thread-safe.
 */
public final class LaborWorth {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Sequencer sequencer;

    private record Kind(Set<Skill> skills, Set<Equipment> equipment) {}

    public LaborWorth(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    /**
     * One estimate for each set of skills and equipment that some worker has, most worth first. Whoever is added stands where the
     * first such worker does, at the same pace and wage, without overtime. Equal input, steps and seed give equal answers.
     *
     * @param plan of the problem, to be searched on from
     * @param steps of each search, at least 0
     */
    public List<LaborHour> estimate(SequencingProblem problem, SequencePlan plan, int steps, long seed) {
        SequencingProblem from = problem.from(plan);
        SearchLimit limit = SearchLimit.steps(steps);
        Money kept = PlanEvaluation.of(from, plan).cost().total();
        Money searched = sequencer.plan(from, limit, seed).cost().total();
        Money without = searched.compareTo(kept) < 0 ? searched : kept;
        List<LaborHour> hours = new ArrayList<>();
        for (SequencingWorker worker : kinds(problem).values()) {
            List<SequencingWorker> more = new ArrayList<>(problem.workers());
            more.add(forAnHour(problem, worker));
            SequencingProblem larger = new SequencingProblem(
                    from.now(), more, from.tasks(), from.walking(), from.prices(), from.previousPlan());
            Money with = sequencer.plan(larger, limit, seed).cost().total();
            Money worth = with.compareTo(without) < 0 ? without.minus(with) : Money.zero(without.currency());
            hours.add(new LaborHour(worker.skills(), worker.equipment(), worth));
        }
        hours.sort(Comparator.comparing(LaborHour::worth).reversed());
        return hours;
    }

    private static Map<Kind, SequencingWorker> kinds(SequencingProblem problem) {
        Map<Kind, SequencingWorker> kinds = new LinkedHashMap<>();
        problem.workers().forEach(worker -> kinds.putIfAbsent(new Kind(worker.skills(), worker.equipment()), worker));
        return kinds;
    }

    private static SequencingWorker forAnHour(SequencingProblem problem, SequencingWorker like) {
        TimeWindow hour = new TimeWindow(problem.now(), problem.now().plus(HOUR));
        return new SequencingWorker(
                unused(problem),
                like.skills(),
                like.equipment(),
                List.of(hour),
                like.position(),
                like.pace(),
                like.wagePerHour(),
                problem.now(),
                like.wagePerHour(),
                Minutes.ZERO,
                new WorkerTour(
                        Optional.empty(),
                        Optional.empty(),
                        like.tour().capacity(),
                        like.tour().walkingPerHour()));
    }

    private static WorkerId unused(SequencingProblem problem) {
        int number = 1;
        while (isTaken(problem, new WorkerId("one-more-" + number))) {
            number++;
        }
        return new WorkerId("one-more-" + number);
    }

    private static boolean isTaken(SequencingProblem problem, WorkerId id) {
        return problem.workers().stream().anyMatch(worker -> worker.id().equals(id));
    }
}
