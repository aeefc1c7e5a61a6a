package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.TaskId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Draws problems with all terms and plans of them, sound or not, by seed. */
public final class RandomPlans {

    private RandomPlans() {}

    /** A backroom, every other one with all the rarer terms, some with overtime that costs and with a plan before. */
    public static SequencingProblem problem(long seed, int workers, int tasks) {
        SequencingProblem plain = RandomBackroom.draw(seed, workers, tasks);
        SequencingProblem problem = seed % 2 == 0 ? plain : RandomTerms.into(plain, seed);
        return seed % 3 == 0 ? problem.from(scattered(problem, new Random(-seed))) : problem;
    }

    /** Tasks in random sequences: half of the draws in an order that precedence allows, most with somebody who can do them. */
    public static SequencePlan scattered(SequencingProblem problem, Random random) {
        List<SequencingTask> order = new ArrayList<>(problem.tasks());
        Collections.shuffle(order, random);
        if (random.nextBoolean()) {
            order = byPrecedence(order);
        }
        List<List<TaskId>> sequences = new ArrayList<>();
        problem.workers().forEach(worker -> sequences.add(new ArrayList<>()));
        List<TaskId> undone = new ArrayList<>();
        for (SequencingTask task : order) {
            int w = random.nextInt(sequences.size());
            boolean able = problem.workers().get(w).canDo(task) || random.nextInt(20) == 0;
            (able && random.nextInt(8) > 0 ? sequences.get(w) : undone).add(task.id());
        }
        return plan(problem, sequences, undone);
    }

    /** A plan by its orders alone, not timed. */
    public static SequencePlan plan(SequencingProblem problem, List<List<TaskId>> sequences, List<TaskId> undone) {
        List<WorkerSequence> made = new ArrayList<>();
        for (int w = 0; w < sequences.size(); w++) {
            List<Stop> stops = sequences.get(w).stream()
                    .map(id -> new Stop(id, problem.now(), problem.now(), problem.now(), Minutes.ZERO))
                    .toList();
            made.add(new WorkerSequence(problem.workers().get(w).id(), stops));
        }
        List<UnplacedTask> unplaced = undone.stream()
                .map(id -> new UnplacedTask(id, UnplacedTask.Reason.NOT_WORTH_IT, "drawn"))
                .toList();
        return new SequencePlan(
                problem.now(), made, unplaced, PlanCost.zero(problem.prices().currency()));
    }

    /** The same problem without a plan before. */
    public static SequencingProblem fresh(SequencingProblem problem) {
        return new SequencingProblem(
                problem.now(),
                problem.workers(),
                problem.tasks(),
                problem.walking(),
                problem.prices(),
                Optional.empty());
    }

    private static List<SequencingTask> byPrecedence(List<SequencingTask> tasks) {
        List<SequencingTask> left = new ArrayList<>(tasks);
        List<SequencingTask> ordered = new ArrayList<>();
        Set<TaskId> done = new HashSet<>();
        while (!left.isEmpty()) {
            SequencingTask next = left.stream()
                    .filter(task -> done.containsAll(task.predecessors()))
                    .findFirst()
                    .orElseThrow();
            left.remove(next);
            done.add(next.id());
            ordered.add(next);
        }
        return ordered;
    }
}
