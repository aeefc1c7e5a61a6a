package io.chargehand.dispatch;

import io.chargehand.backroom.Alternative;
import io.chargehand.backroom.LaborHour;
import io.chargehand.backroom.LaborWorth;
import io.chargehand.backroom.MoveAdvisor;
import io.chargehand.backroom.MoveUp;
import io.chargehand.backroom.PlanEvaluation;
import io.chargehand.backroom.PlanExplanation;
import io.chargehand.backroom.ProblemChange;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import io.chargehand.backroom.SequencingTask;
import io.chargehand.backroom.UnplacedTask;
import io.chargehand.job.JobRequest;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans for posted problems, for systems that keep their own tasks. Thread-safe. */
public final class PlanJobs {

    private static final int MOST_LISTED = 1_000;
    private static final int LABOR_STEPS = 200;

    private final PlanJobStore store;
    private final ProblemFormat format;
    private final PlanJobRunner runner;
    private final MoveAdvisor advisor;
    private final LaborWorth labor;
    private final RecentProblems recent;

    /** Makes the service over a store that a runner works on. */
    public PlanJobs(
            PlanJobStore store, ProblemFormat format, PlanJobRunner runner, MoveAdvisor advisor, LaborWorth labor) {
        this.store = store;
        this.format = format;
        this.runner = runner;
        this.advisor = advisor;
        this.labor = labor;
        this.recent = new RecentProblems();
    }

    /**
     * A plan taken apart.
     *
     * @param version of the plan
     * @param explanation its parts
     * @param laborHours what an hour more would be worth; empty unless asked for
     */
    public record Analysis(long version, PlanExplanation explanation, List<LaborHour> laborHours) {}

    /**
     * Where a task would cost least.
     *
     * @param version of the plan
     * @param task the task
     * @param cost of the plan without a new task, or as it is
     * @param places cheapest first, each with what the plan would cost more
     * @param moveUp the smallest change that lets it start earlier; of a task of the problem
     */
    public record Placements(
            long version, TaskId task, Money cost, List<Alternative> places, Optional<MoveUp> moveUp) {}

    /**
     * Takes a problem in and plans it as soon as a thread is free.
     *
     * @param body in the documented format
     * @param key by which the sender knows the request, 1 to 200 characters; sent again with the same body, it finds the same job
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     * @throws ConflictException when the key was used with another body
     * @throws io.chargehand.kernel.LimitReachedException when too much is waiting or kept
     */
    public PlanJob post(String body, Optional<String> key) {
        JobRequest posted = JobRequest.of(body, key);
        PlanRequest request = format.readProblem(body);
        SequencingProblem problem = request.problem();
        PlanJob job = store.create(new PlanJobStore.NewJob(
                request.name(),
                problem.tasks().size(),
                problem.workers().size(),
                request.limit().time(),
                posted));
        recent.keep(job.id(), problem);
        runner.wake();
        return job;
    }

    /**
     * The job as it is.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    public PlanJob get(PlanJobId id) {
        return store.find(id).orElseThrow(() -> PlanJobId.unknown(id));
    }

    /** The newest jobs first, at most {@code limit}, 1 to 1,000. */
    public List<PlanJob> list(int limit) {
        Rules.range("limit", limit, 1, MOST_LISTED);
        return store.list(limit);
    }

    /** The best plan so far; empty where there is none yet. */
    public Optional<PlanJobStore.Version> findPlan(PlanJobId id) {
        return store.findPlan(id);
    }

    /**
     * Ends the search with the best plan so far; has no effect on a job that has ended.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    public PlanJob terminate(PlanJobId id) {
        if (!store.terminate(id)) {
            throw PlanJobId.unknown(id);
        }
        runner.look();
        return get(id);
    }

    /**
     * Ends the search and forgets the job.
     *
     * @throws io.chargehand.kernel.UnknownIdException when there is none
     */
    public void delete(PlanJobId id) {
        if (!store.delete(id)) {
            throw PlanJobId.unknown(id);
        }
        recent.forget(id);
        runner.look();
    }

    /**
     * The best plan so far in parts that add up to its cost.
     *
     * @param laborHours whether to estimate what an hour more of each kind of worker would be worth, a search for each
     * @throws io.chargehand.kernel.UnknownIdException when there is no such job
     * @throws ConflictException when it has no plan yet
     */
    public Analysis analyse(PlanJobId id, boolean laborHours) {
        SequencingProblem problem = problem(id);
        PlanJobStore.Version best = plan(id);
        List<LaborHour> hours =
                laborHours ? labor.estimate(problem, best.plan(), LABOR_STEPS, best.version()) : List.of();
        return new Analysis(best.version(), PlanExplanation.of(problem, best.plan()), hours);
    }

    /**
     * Where a task would cost least in the best plan so far, all else in its order: a new one, or one of the problem.
     *
     * @param body names the task, or holds it
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     * @throws ConflictException when there is no plan yet
     */
    public Placements place(PlanJobId id, String body) {
        SequencingProblem problem = problem(id);
        PlacementRequest asked = format.readPlacement(body, problem);
        PlanJobStore.Version best = plan(id);
        Money cost = best.plan().cost().total();
        if (asked.added().isEmpty()) {
            return new Placements(
                    best.version(),
                    asked.task(),
                    cost,
                    advisor.runnersUp(problem, best.plan(), asked.task(), asked.count()),
                    Optional.of(advisor.moveUp(problem, best.plan(), asked.task())));
        }
        SequencingTask task = asked.added().get();
        SequencingProblem with = new ProblemChange.TaskAdded(task).applyTo(problem);
        SequencePlan left = PlanEvaluation.of(with, leaving(best.plan(), task)).plan();
        Money ofLeaving = left.cost().total().minus(cost);
        List<Alternative> places = advisor.runnersUp(with, left, task.id(), asked.count()).stream()
                .map(place -> new Alternative(
                        place.worker(),
                        place.position(),
                        place.start(),
                        place.finish(),
                        place.added().plus(ofLeaving)))
                .toList();
        return new Placements(best.version(), task.id(), cost, places, Optional.empty());
    }

    private static SequencePlan leaving(SequencePlan plan, SequencingTask task) {
        List<UnplacedTask> left = new ArrayList<>(plan.unplaced());
        left.add(new UnplacedTask(task.id(), UnplacedTask.Reason.NOT_WORTH_IT, "not placed yet"));
        return new SequencePlan(plan.now(), plan.sequences(), left, plan.cost());
    }

    /**
     * Prices a plan that somebody else made for the job's problem, beside the best plan so far.
     *
     * @param body the orders of work
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public PlanComparison evaluate(PlanJobId id, String body) {
        SequencingProblem problem = problem(id);
        return compare(id, problem, format.readPlan(body, problem));
    }

    /**
     * Prices the best plan of another job for the problem of this one, beside this one's own.
     *
     * @throws ConflictException when the other's plan is of other tasks or workers, or one has no plan yet
     */
    public PlanComparison compare(PlanJobId id, PlanJobId other) {
        SequencingProblem problem = problem(id);
        SequencePlan plan = plan(other).plan();
        boolean same = PlanComparison.isOf(problem, plan);
        if (!same) {
            throw new ConflictException("with", other, "must be of the same workers and tasks");
        }
        return compare(id, problem, plan);
    }

    private PlanComparison compare(PlanJobId id, SequencingProblem problem, SequencePlan plan) {
        PlanJob job = get(id);
        return PlanComparison.of(problem, plan, store.findPlan(job.id()).map(PlanJobStore.Version::plan));
    }

    private SequencingProblem problem(PlanJobId id) {
        return recent.find(id).orElseGet(() -> {
            String body = store.findProblem(id).orElseThrow(() -> PlanJobId.unknown(id));
            SequencingProblem read = format.readProblem(body).problem();
            recent.keep(id, read);
            return read;
        });
    }

    private PlanJobStore.Version plan(PlanJobId id) {
        PlanJob job = get(id);
        return store.findPlan(job.id())
                .orElseThrow(() -> new ConflictException("id", id, "must have a plan; it has none yet"));
    }
}
