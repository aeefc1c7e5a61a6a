package io.chargehand.backroom;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Makes one change to a problem, and puts amounts of it into words. Stateless. */
final class ProblemEdit {

    private ProblemEdit() {}

    static SequencingTask task(SequencingProblem problem, TaskId id) {
        return problem.tasks().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("task", id, "must be a task of the problem"));
    }

    static SequencingWorker worker(SequencingProblem problem, WorkerId id) {
        return problem.workers().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("worker", id, "must be a worker of the problem"));
    }

    static SequencingProblem changed(SequencingProblem problem, TaskId id, UnaryOperator<SequencingTask> change) {
        List<SequencingTask> tasks = new ArrayList<>(problem.tasks());
        int at = tasks.indexOf(task(problem, id));
        tasks.set(at, change.apply(tasks.get(at)));
        return with(problem, problem.workers(), tasks);
    }

    static SequencingProblem changed(SequencingProblem problem, WorkerId id, UnaryOperator<SequencingWorker> change) {
        List<SequencingWorker> workers = new ArrayList<>(problem.workers());
        int at = workers.indexOf(worker(problem, id));
        workers.set(at, change.apply(workers.get(at)));
        return with(problem, workers, problem.tasks());
    }

    /** The problem with other workers and tasks. */
    static SequencingProblem with(
            SequencingProblem problem, List<SequencingWorker> workers, List<SequencingTask> tasks) {
        return new SequencingProblem(
                problem.now(), workers, tasks, problem.walking(), problem.prices(), problem.previousPlan());
    }

    static Duration time(Minutes minutes) {
        return Duration.ofMillis(Math.round(minutes.value() * 60_000));
    }

    static String words(Minutes minutes) {
        return minutes.value() == 1 ? "a minute" : time(minutes).toMillis() / 1000.0 + " seconds";
    }

    static String exact(Money money) {
        return money.amount().toPlainString() + " " + money.currency().getCurrencyCode();
    }

    static String names(Collection<?> things) {
        TreeSet<String> sorted = new TreeSet<>();
        things.forEach(thing -> sorted.add(thing.toString()));
        return String.join(" and ", sorted);
    }
}
