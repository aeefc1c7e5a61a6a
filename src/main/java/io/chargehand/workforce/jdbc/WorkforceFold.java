package io.chargehand.workforce.jdbc;

import io.chargehand.event.BatchSoFar;
import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.event.WorkerDefined;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ShiftId;
import io.chargehand.network.Network;
import io.chargehand.workforce.Roster;
import io.chargehand.workforce.ShiftState;
import io.chargehand.workforce.WorkforceRules;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Folds workers and shifts into tables and memory. Thread-safe under the intake's lock. */
public final class WorkforceFold implements EventFold {

    private static final Duration PRUNED_AT_STEPS_OF = Duration.ofDays(1);

    private final ShiftTable shifts;
    private final WorkerTable workers;
    private final Roster roster;
    private final WorkforceRules rules;
    private final Duration kept;
    private Instant prunedAt = Instant.MIN;

    /**
     * Makes the fold.
     *
     * @param jdbc the database
     * @param roster the memory
     * @param network the nodes
     * @param kept how long after its end a shift stays in memory
     */
    public WorkforceFold(JdbcTemplate jdbc, Roster roster, Network network, Duration kept) {
        this.shifts = new ShiftTable(jdbc);
        this.workers = new WorkerTable(jdbc);
        this.roster = roster;
        this.rules = new WorkforceRules(roster, shifts, network);
        this.kept = kept;
    }

    @Override
    public Optional<InvalidInputException> objection(OperationalEvent event, BatchSoFar batch) {
        return rules.objection(event.fact(), batch);
    }

    @Override
    public void fold(List<LoggedEvent> accepted) {
        workers.save(latestWorkers(accepted));
        Set<ShiftId> changed = shiftsOf(accepted);
        if (changed.isEmpty()) {
            return;
        }
        Map<ShiftId, ShiftState> states = new HashMap<>();
        shifts.listShifts(changed).forEach(state -> states.put(state.shift().shiftId(), state));
        for (LoggedEvent logged : accepted) {
            Instant at = logged.event().time();
            OperationalFact fact = logged.event().fact();
            if (fact instanceof ShiftScheduled shift) {
                states.compute(
                        shift.shiftId(),
                        (id, known) -> known == null ? ShiftState.of(at, shift) : known.rescheduled(at, shift));
            } else if (fact instanceof ShiftCancelled cancelled) {
                states.computeIfPresent(cancelled.shiftId(), (id, known) -> known.cancelled(at, cancelled));
            }
        }
        shifts.save(states.values());
    }

    @Override
    public void reload() {
        fill(roster, workers, shifts, kept);
    }

    /** Brings workers and the shifts still kept from the tables to memory. */
    static void fill(Roster roster, WorkerTable workers, ShiftTable shifts, Duration kept) {
        workers.listAll().forEach(row -> roster.define(row.at(), row.worker()));
        Optional<Instant> earliest = shifts.lastScheduled().map(last -> last.minus(kept));
        if (earliest.isPresent()) {
            roster.keepFrom(earliest.get());
            roster.put(shifts.listEndingAfter(earliest.get()));
        }
    }

    @Override
    public void committed(List<LoggedEvent> accepted) {
        latestWorkers(accepted).forEach(row -> roster.define(row.at(), row.worker()));
        prune(accepted);
        Set<ShiftId> changed = shiftsOf(accepted);
        if (!changed.isEmpty()) {
            roster.put(shifts.listShifts(changed));
        }
    }

    /** Time goes on by what happens, but never past the moment of recording: one wrong date must not empty the memory. */
    private void prune(List<LoggedEvent> accepted) {
        LoggedEvent last = accepted.get(accepted.size() - 1);
        Instant happened = last.event().time();
        Instant now = happened.isBefore(last.recordedAt()) ? happened : last.recordedAt();
        if (prunedAt.equals(Instant.MIN) || Duration.between(prunedAt, now).compareTo(PRUNED_AT_STEPS_OF) >= 0) {
            prunedAt = now;
            roster.keepFrom(now.minus(kept));
        }
    }

    private static Set<ShiftId> shiftsOf(List<LoggedEvent> accepted) {
        Set<ShiftId> ids = new LinkedHashSet<>();
        for (LoggedEvent logged : accepted) {
            if (logged.event().fact() instanceof ShiftScheduled shift) {
                ids.add(shift.shiftId());
            } else if (logged.event().fact() instanceof ShiftCancelled cancelled) {
                ids.add(cancelled.shiftId());
            }
        }
        return ids;
    }

    private static List<WorkerTable.Row> latestWorkers(List<LoggedEvent> accepted) {
        Map<Object, WorkerTable.Row> latest = new LinkedHashMap<>();
        for (LoggedEvent logged : accepted) {
            if (logged.event().fact() instanceof WorkerDefined worker) {
                latest.merge(
                        worker.workerId(),
                        new WorkerTable.Row(logged.event().time(), worker),
                        (known, given) -> given.at().isBefore(known.at()) ? known : given);
            }
        }
        return new ArrayList<>(latest.values());
    }
}
