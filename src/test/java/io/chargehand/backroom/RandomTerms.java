package io.chargehand.backroom;

import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** Draws the rarer terms of tasks and workers into a problem, by seed. */
public final class RandomTerms {

    private final SequencingProblem problem;
    private final Random random;

    private RandomTerms(SequencingProblem problem, long seed) {
        this.problem = problem;
        this.random = new Random(seed);
    }

    /** The problem with windows, carts, homes, tour limits, gaps, shared hands, partners and prices of its own. */
    public static SequencingProblem into(SequencingProblem problem, long seed) {
        return new RandomTerms(problem, seed).draw();
    }

    private SequencingProblem draw() {
        List<SequencingWorker> workers = new ArrayList<>();
        for (SequencingWorker worker : problem.workers()) {
            workers.add(worker.with(tour(worker)));
        }
        List<SequencingTask> tasks = new ArrayList<>();
        for (SequencingTask task : problem.tasks()) {
            tasks.add(task.with(terms(task)));
        }
        pairUp(tasks);
        return new SequencingProblem(
                problem.now(), workers, tasks, problem.walking(), problem.prices(), problem.previousPlan());
    }

    private boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    private WorkerTour tour(SequencingWorker worker) {
        WorkerTour tour = WorkerTour.NONE;
        if (oneIn(2)) {
            List<LocationId> places =
                    problem.tasks().stream().map(SequencingTask::from).toList();
            tour = tour.endingAt(oneIn(2) || places.isEmpty() ? worker.position() : places.get(0));
        }
        if (oneIn(3)) {
            tour = tour.lasting(new Minutes(60 + random.nextInt(240)));
        }
        if (oneIn(3)) {
            tour = tour.walkingAt(Money.of(random.nextInt(30), RandomBackroom.USD));
        }
        if (oneIn(2)) {
            tour = tour.carrying(new CartCapacity(
                    OptionalLong.of(20_000 + random.nextInt(20_000)),
                    OptionalLong.empty(),
                    oneIn(2) ? OptionalInt.of(3 + random.nextInt(5)) : OptionalInt.empty(),
                    OptionalInt.of(random.nextInt(3))));
        }
        return tour;
    }

    private TaskTerms terms(SequencingTask task) {
        TaskTerms terms = TaskTerms.NONE;
        if (oneIn(8)) {
            terms = terms.startingBy(after(15 + random.nextInt(300)));
        }
        if (oneIn(8)) {
            terms = terms.finishingBy(after(25 + random.nextInt(300)));
        }
        if (task.type() == TaskType.PICK || oneIn(5)) {
            terms = terms.loading(
                    new CartLoad(random.nextInt(12_000), random.nextInt(9_000), random.nextInt(3), oneIn(6) ? 1 : 0));
        }
        if (task.type() == TaskType.STAGE || oneIn(12)) {
            terms = terms.unloading();
        }
        if (oneIn(8)) {
            terms = terms.leaving(
                    oneIn(2) ? Leaving.NEVER : new Leaving.Price(Money.of(random.nextInt(20), RandomBackroom.USD)));
        }
        List<PredecessorLink> links = new ArrayList<>();
        for (TaskId predecessor : task.predecessors()) {
            if (oneIn(3)) {
                links.add(new PredecessorLink(predecessor, new Minutes(random.nextInt(2) * 7.5), oneIn(2)));
            }
        }
        return terms.linked(links.toArray(PredecessorLink[]::new));
    }

    private static Instant after(int minutes) {
        return RandomBackroom.NOW.plusSeconds(60L * minutes);
    }

    /** Makes some tasks without precedence the halves of work for two. */
    private void pairUp(List<SequencingTask> tasks) {
        int half = -1;
        for (int i = 0; i < tasks.size(); i++) {
            TaskId id = tasks.get(i).id();
            boolean alone = tasks.get(i).predecessors().isEmpty()
                    && tasks.stream().noneMatch(task -> task.predecessors().contains(id));
            if (alone && oneIn(4)) {
                if (half >= 0) {
                    SequencingTask one = tasks.get(half);
                    SequencingTask other = tasks.get(i);
                    tasks.set(half, one.with(one.terms().together(other.id())));
                    tasks.set(i, other.with(other.terms().together(one.id())));
                    half = -1;
                } else {
                    half = i;
                }
            }
        }
    }
}
