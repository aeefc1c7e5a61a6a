package io.chargehand.bench.peer.optaplanner.tardiness;

import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningListVariable;

import java.util.ArrayList;
import java.util.List;

/** The one worker with the jobs in order. Not thread-safe. */
@PlanningEntity
public class Line {

    @PlanningId
    private int number;

    @PlanningListVariable
    private List<Job> jobs = new ArrayList<>();

    /** For the solver. */
    public Line() {}

    int number() {
        return number;
    }

    List<Job> jobs() {
        return jobs;
    }
}
