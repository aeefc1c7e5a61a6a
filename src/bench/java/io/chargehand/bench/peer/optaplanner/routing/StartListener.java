package io.chargehand.bench.peer.optaplanner.routing;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.variable.VariableListener;
import org.optaplanner.core.api.score.director.ScoreDirector;

import java.util.Objects;

/** Passes start times on along the sequence until one stays as it was. Stateless. */
public class StartListener implements VariableListener<VehicleRouting, Visit> {

    @Override
    public void beforeVariableChanged(ScoreDirector<VehicleRouting> director, Visit visit) {}

    @Override
    public void afterVariableChanged(ScoreDirector<VehicleRouting> director, Visit visit) {
        Visit at = visit;
        while (at != null) {
            Long start = at.startByPlace();
            if (at != visit && Objects.equals(start, at.start())) {
                return;
            }
            set(director, at, start);
            at = at.next();
        }
    }

    private static void set(ScoreDirector<VehicleRouting> director, Visit visit, @Nullable Long start) {
        director.beforeVariableChanged(visit, "start");
        visit.start(start);
        director.afterVariableChanged(visit, "start");
    }

    @Override
    public void beforeEntityAdded(ScoreDirector<VehicleRouting> director, Visit visit) {}

    @Override
    public void afterEntityAdded(ScoreDirector<VehicleRouting> director, Visit visit) {}

    @Override
    public void beforeEntityRemoved(ScoreDirector<VehicleRouting> director, Visit visit) {}

    @Override
    public void afterEntityRemoved(ScoreDirector<VehicleRouting> director, Visit visit) {}
}
