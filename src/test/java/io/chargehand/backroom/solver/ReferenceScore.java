package io.chargehand.backroom.solver;

import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintCollectors;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.optaplanner.core.api.score.stream.uni.UniConstraintStream;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The plan score as constraint streams, one constraint for each term: the reference that the fast score is held to. All lists are timed
 * together in the stream, since a task's time hangs on the tasks of others. Functions are constants, so that constraints share nodes.
 */
public final class ReferenceScore implements ConstraintProvider {

    private static final Function<Search, ReferenceProblem> READ =
            search -> new ReferenceProblem(search.problem.problem);
    private static final BiFunction<ReferenceProblem, List<TaskList>, ReferenceTiming.Result> TIME =
            ReferenceTiming::of;
    private static final Function<ReferenceTiming.Result, Iterable<ReferenceTiming.Timed>> STOPS =
            ReferenceTiming.Result::stops;
    private static final Function<ReferenceTiming.Result, Iterable<ReferenceTiming.Route>> ROUTES =
            ReferenceTiming.Result::routes;

    private record Undone(ReferenceProblem problem, int task) {}

    private static final Function<ReferenceTiming.Result, Iterable<Undone>> UNDONE = result -> result.undone().stream()
            .map(task -> new Undone(result.problem(), task))
            .toList();

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            rule(stops(factory), stop -> !stop.allowed(), "task may not be there"),
            rule(routes(factory), ReferenceTiming.Route::waitsForEver, "waits for ever"),
            rule(routes(factory), ReferenceTiming.Route::isLate, "home within the shift"),
            rule(routes(factory), ReferenceTiming.Route::isTooLong, "longest tour"),
            rule(routes(factory), ReferenceTiming.Route::isTooFull, "room on the cart"),
            rule(undone(factory), left -> left.problem().must(left.task()), "must be done"),
            price(stops(factory), stop -> stop.problem().delay(stop.task(), stop.finish()), "delay"),
            price(stops(factory), stop -> stop.problem().work(stop.worker(), stop.task(), stop.finish()), "work"),
            price(stops(factory), stop -> stop.problem().walking(stop.worker(), stop.walk()), "walking"),
            price(stops(factory), ReferenceScore::overtime, "overtime"),
            price(stops(factory), stop -> stop.problem().change(stop.worker(), stop.task()), "change"),
            price(routes(factory), way -> way.problem().walking(way.worker(), way.walkHome()), "walking home"),
            price(routes(factory), ReferenceScore::overtimeHome, "overtime on the way home"),
            price(undone(factory), left -> left.problem().undone(left.task()), "undone"),
        };
    }

    private static long overtime(ReferenceTiming.Timed stop) {
        boolean started = stop.problem().started(stop.task()).isPresent();
        return started ? 0 : stop.problem().overtime(stop.worker(), stop.walkStart(), stop.finish());
    }

    private static long overtimeHome(ReferenceTiming.Route way) {
        boolean goes = way.problem().worker(way.worker()).tour().home().isPresent();
        return goes ? way.problem().overtime(way.worker(), way.setsOut(), way.home()) : 0;
    }

    private static UniConstraintStream<ReferenceTiming.Result> timed(ConstraintFactory factory) {
        return factory.forEach(Search.class)
                .map(READ)
                .join(factory.forEach(TaskList.class).groupBy(ConstraintCollectors.toList()))
                .map(TIME);
    }

    private static UniConstraintStream<ReferenceTiming.Timed> stops(ConstraintFactory factory) {
        return timed(factory).flattenLast(STOPS);
    }

    private static UniConstraintStream<ReferenceTiming.Route> routes(ConstraintFactory factory) {
        return timed(factory).flattenLast(ROUTES);
    }

    private static UniConstraintStream<Undone> undone(ConstraintFactory factory) {
        return timed(factory).flattenLast(UNDONE);
    }

    private static <A> Constraint rule(UniConstraintStream<A> stream, Predicate<A> broken, String name) {
        return stream.filter(broken)
                .penalizeLong(HardSoftLongScore.ONE_HARD, broke -> 1L)
                .asConstraint(name);
    }

    private static <A> Constraint price(UniConstraintStream<A> stream, ToLongFunction<A> units, String name) {
        return stream.penalizeLong(HardSoftLongScore.ONE_SOFT, units).asConstraint(name);
    }
}
