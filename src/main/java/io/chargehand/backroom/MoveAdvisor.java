package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Says where else a task could stand, and what would have to change for it to start earlier. Fast prices choose, the evaluation
 * has the last word. Equal input gives equal answers. Thread-safe.
 */
public final class MoveAdvisor {

    private static final Comparator<Alternative> CHEAPEST =
            Comparator.comparing(Alternative::added).thenComparing(Alternative::start);

    private final TaskPlaces places;

    public MoveAdvisor(TaskPlaces places) {
        this.places = places;
    }

    /**
     * The best other places of a task, cheapest first, the earlier of equals first; fewer where there are fewer, none where the
     * plan breaks a rule.
     *
     * @param plan of the problem; its orders count
     * @param count at least 1
     */
    public List<Alternative> runnersUp(SequencingProblem problem, SequencePlan plan, TaskId task, int count) {
        Rules.require(count >= 1, "count", count, "must be at least 1");
        Optional<Alternative> present = new TimedPlan(problem, plan).find(task).map(MoveAdvisor::place);
        Money now = PlanEvaluation.of(problem, plan).cost().total();
        return places.list(problem, plan, task).stream()
                .filter(place -> present.filter(own -> isSame(own, place)).isEmpty())
                .sorted(CHEAPEST)
                .limit(count)
                .map(place -> evaluated(problem, plan, task, place, now))
                .toList();
    }

    private static Alternative place(TimedPlan.Place at) {
        return new Alternative(
                at.worker().id(),
                at.index() + 1,
                at.stop().start(),
                at.stop().finish(),
                Money.zero(at.worker().wagePerHour().currency()));
    }

    private static boolean isSame(Alternative one, Alternative other) {
        return one.worker().equals(other.worker()) && one.position() == other.position();
    }

    private static Alternative evaluated(
            SequencingProblem problem, SequencePlan plan, TaskId task, Alternative place, Money now) {
        PlanEvaluation there = PlanEvaluation.of(problem, plan.moving(task, place.worker(), place.position()));
        Stop stop = there.plan().findStop(task).orElseThrow();
        return new Alternative(
                place.worker(),
                place.position(),
                stop.start(),
                stop.finish(),
                there.cost().total().minus(now));
    }

    /**
     * The plan after a change that concerns a task. If the task already starts earlier where it stands, or the plan does not
     * hold any more, all orders stay. Otherwise the task goes where the plan costs least, the earlier of equals first, and all
     * else keeps its order; it stays undone where that costs less.
     *
     * @param changed the problem after the change
     * @param plan timed, of the problem before
     * @return the plan timed and priced anew
     */
    public SequencePlan settle(SequencingProblem changed, SequencePlan plan, TaskId task) {
        SequencePlan kept = PlanEvaluation.of(changed, plan).plan();
        if (startsEarlier(kept, plan, task)) {
            return kept;
        }
        Optional<Alternative> best = places.list(changed, plan, task).stream().min(CHEAPEST);
        boolean undone = plan.findStop(task).isEmpty();
        if (best.isEmpty() || undone && best.get().added().amount().signum() > 0) {
            return kept;
        }
        return PlanEvaluation.of(
                        changed,
                        plan.moving(task, best.get().worker(), best.get().position()))
                .plan();
    }

    /** Whether the task starts earlier in one plan than in the other, or is undone in the other only. */
    static boolean startsEarlier(SequencePlan one, SequencePlan other, TaskId task) {
        Optional<Instant> start = one.findStop(task).map(Stop::start);
        Optional<Instant> before = other.findStop(task).map(Stop::start);
        return start.isPresent() && (before.isEmpty() || start.get().isBefore(before.get()));
    }

    /**
     * The smallest change after which {@link #settle} lets the task start earlier. Kinds come in this order, and within a kind the
     * smaller amount: nothing but to put it where it costs least; a dearer delay, or a dearer undone; less of what it waits for where
     * it stands, a minute or what there is; freedom from its pin, or from what must come before; a worker who has what it needs.
     * What is named has been tried.
     *
     * @param plan of the problem
     */
    public MoveUp moveUp(SequencingProblem problem, SequencePlan plan, TaskId task) {
        PlanEvaluation evaluation = PlanEvaluation.of(problem, plan);
        if (!evaluation.violations().isEmpty()) {
            return none(
                    task, "the plan breaks a rule: " + evaluation.violations().get(0));
        }
        SequencePlan timed = evaluation.plan();
        UpwardChanges candidates =
                new UpwardChanges(new TimedPlan(problem, timed), places.list(problem, timed, task), task);
        if (candidates.isFixed()) {
            return none(task, "it is under way");
        }
        List<Iterator<UpwardChange>> kinds = new ArrayList<>();
        candidates.byKind().forEach(kind -> kinds.add(kind.iterator()));
        for (Iterator<UpwardChange> kind : kinds) {
            while (kind.hasNext()) {
                UpwardChange change = kind.next();
                SequencingProblem changed = change.applyTo(problem);
                SequencePlan settled = settle(changed, timed, task);
                if (startsEarlier(settled, timed, task)) {
                    return found(changed, timed, settled, task, change);
                }
            }
        }
        return none(task, candidates.whyNone());
    }

    private static MoveUp none(TaskId task, String why) {
        return new MoveUp(task, Optional.empty(), Optional.empty(), "it cannot start earlier: " + why);
    }

    private static MoveUp found(
            SequencingProblem changed, SequencePlan before, SequencePlan after, TaskId task, UpwardChange change) {
        Money added = after.cost()
                .total()
                .minus(PlanEvaluation.of(changed, before).cost().total());
        TimedPlan.Place at = new TimedPlan(changed, after).find(task).orElseThrow();
        Alternative place = new Alternative(
                at.worker().id(), at.index() + 1, at.stop().start(), at.stop().finish(), added);
        return new MoveUp(
                task,
                Optional.of(change),
                Optional.of(place),
                "it would start at " + place.start() + " as number " + place.position() + " of worker " + place.worker()
                        + " if " + change.sentence());
    }
}
