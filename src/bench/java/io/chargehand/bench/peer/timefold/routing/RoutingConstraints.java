package io.chargehand.bench.peer.timefold.routing;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/** What tours must keep, and what they cost. Stateless. */
public class RoutingConstraints implements ConstraintProvider {

    /** A barred visit weighs as much as a hundred units of time too late: neither is worth the other. */
    private static final long BARRED = 100_000;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            capacity(factory),
            barred(factory),
            window(factory),
            backInTime(factory),
            longest(factory),
            distance(factory)
        };
    }

    private static Constraint capacity(ConstraintFactory factory) {
        return factory.forEach(Van.class)
                .filter(van -> van.overload() > 0)
                .penalizeLong(HardSoftLongScore.ONE_HARD, Van::overload)
                .asConstraint("capacity");
    }

    private static Constraint barred(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(Visit::isBarred)
                .penalizeLong(HardSoftLongScore.ONE_HARD, visit -> BARRED)
                .asConstraint("who may serve");
    }

    private static Constraint window(ConstraintFactory factory) {
        return factory.forEach(Visit.class)
                .filter(visit -> visit.lateness() > 0)
                .penalizeLong(HardSoftLongScore.ONE_HARD, Visit::lateness)
                .asConstraint("window of the client");
    }

    private static Constraint backInTime(ConstraintFactory factory) {
        return factory.forEach(Van.class)
                .filter(van -> van.lateness() > 0)
                .penalizeLong(HardSoftLongScore.ONE_HARD, Van::lateness)
                .asConstraint("window of the depot");
    }

    private static Constraint longest(ConstraintFactory factory) {
        return factory.forEach(Van.class)
                .filter(van -> van.overrun() > 0)
                .penalizeLong(HardSoftLongScore.ONE_HARD, Van::overrun)
                .asConstraint("longest tour");
    }

    private static Constraint distance(ConstraintFactory factory) {
        return factory.forEach(Van.class)
                .filter(van -> van.distance() > 0)
                .penalizeLong(HardSoftLongScore.ONE_SOFT, Van::distance)
                .asConstraint("distance");
    }
}
