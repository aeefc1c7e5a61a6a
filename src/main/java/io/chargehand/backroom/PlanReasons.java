package io.chargehand.backroom;

import io.chargehand.backroom.TaskReason.Part;
import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explains a plan, task by task, in money per minute of delay. An order's loss is charged once, at its last task; what has to
 * come before it shows its share: the loss per minute divided equally among the tasks it waits for. Thread-safe.
 */
public final class PlanReasons {

    private final SequencingProblem problem;
    private final SequencePlan plan;
    private final Map<TaskId, List<SequencingTask>> successors = new HashMap<>();
    private final Map<TaskId, Instant> finishes = new HashMap<>();
    private final Map<TaskId, List<Part>> parts = new HashMap<>();
    private final List<TaskReason> reasons = new ArrayList<>();

    private PlanReasons(SequencingProblem problem, SequencePlan plan) {
        this.problem = problem;
        this.plan = plan;
        for (SequencingTask task : problem.tasks()) {
            for (TaskId predecessor : task.predecessors()) {
                successors.computeIfAbsent(predecessor, id -> new ArrayList<>()).add(task);
            }
        }
        plan.sequences()
                .forEach(sequence -> sequence.stops().forEach(stop -> finishes.put(stop.task(), stop.finish())));
    }

    /** One reason per task of the problem, in its order. */
    public static List<TaskReason> explain(SequencingProblem problem, SequencePlan plan) {
        PlanReasons explained = new PlanReasons(problem, plan);
        Map<TaskId, Integer> positions = explained.positions();
        for (SequencingTask task : problem.tasks()) {
            explained.reasons.add(explained.reason(task, positions.getOrDefault(task.id(), 0)));
        }
        return List.copyOf(explained.reasons);
    }

    private Map<TaskId, Integer> positions() {
        Map<TaskId, Integer> positions = new HashMap<>();
        for (WorkerSequence sequence : plan.sequences()) {
            for (int i = 0; i < sequence.stops().size(); i++) {
                positions.put(sequence.stops().get(i).task(), i + 1);
            }
        }
        return positions;
    }

    private TaskReason reason(SequencingTask task, int position) {
        List<Part> sorted = new ArrayList<>(parts(task));
        sorted.removeIf(part -> part.perMinute().amount().signum() == 0);
        sorted.sort(Comparator.comparing(Part::perMinute).reversed().thenComparing(Part::reference));
        Money total = Money.zero(problem.prices().currency());
        for (Part part : sorted) {
            total = total.plus(part.perMinute());
        }
        return new TaskReason(task.id(), position, total, sorted, ReasonSentence.of(position, total, sorted));
    }

    private List<Part> parts(SequencingTask task) {
        List<Part> known = parts.get(task.id());
        if (known != null) {
            return known;
        }
        List<Part> found = new ArrayList<>();
        Instant finish = finishes.getOrDefault(task.id(), problem.horizon());
        if (task.parts().isEmpty()) {
            String label = "delay of task " + task.id();
            found.add(new Part(
                    DelayCause.AGE, task.id().value(), label, nextMinute(task.delayCost(), finish), Optional.empty()));
        }
        for (CostPart part : task.parts()) {
            found.add(new Part(
                    part.cause(), part.reference(), part.label(), nextMinute(part.curve(), finish), Optional.empty()));
        }
        for (SequencingTask successor : successors.getOrDefault(task.id(), List.of())) {
            for (Part part : parts(successor)) {
                found.add(new Part(
                        part.cause(),
                        part.reference(),
                        part.label(),
                        part.perMinute().times(1.0 / successor.predecessors().size()),
                        Optional.of(part.passedBackFrom().orElse(successor.id()))));
            }
        }
        List<Part> merged = ReasonSentence.merge(found);
        parts.put(task.id(), merged);
        return merged;
    }

    private static Money nextMinute(DelayCostCurve curve, Instant finish) {
        return curve.at(finish.plusSeconds(60)).minus(curve.at(finish));
    }
}
