package io.chargehand.bench.peer.optaplanner.tardiness;

import org.optaplanner.core.api.score.buildin.simplelong.SimpleLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;

/** What a sequence costs. Stateless. */
public class TardinessConstraints implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {tardiness(factory)};
    }

    private static Constraint tardiness(ConstraintFactory factory) {
        return factory.forEach(Job.class)
                .filter(job -> job.weightedTardiness() > 0)
                .penalizeLong(SimpleLongScore.ONE, Job::weightedTardiness)
                .asConstraint("weighted tardiness");
    }
}
