package io.chargehand.bench.peer.optaplanner.tardiness;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.variable.VariableListener;
import org.optaplanner.core.api.score.director.ScoreDirector;

import java.util.Objects;

/** Passes end times on along the sequence until one stays as it was. Stateless. */
public class EndListener implements VariableListener<JobSequence, Job> {

    @Override
    public void beforeVariableChanged(ScoreDirector<JobSequence> director, Job job) {}

    @Override
    public void afterVariableChanged(ScoreDirector<JobSequence> director, Job job) {
        Job at = job;
        while (at != null) {
            Long end = at.endByPlace();
            if (at != job && Objects.equals(end, at.end())) {
                return;
            }
            set(director, at, end);
            at = at.next();
        }
    }

    private static void set(ScoreDirector<JobSequence> director, Job job, @Nullable Long end) {
        director.beforeVariableChanged(job, "end");
        job.end(end);
        director.afterVariableChanged(job, "end");
    }

    @Override
    public void beforeEntityAdded(ScoreDirector<JobSequence> director, Job job) {}

    @Override
    public void afterEntityAdded(ScoreDirector<JobSequence> director, Job job) {}

    @Override
    public void beforeEntityRemoved(ScoreDirector<JobSequence> director, Job job) {}

    @Override
    public void afterEntityRemoved(ScoreDirector<JobSequence> director, Job job) {}
}
