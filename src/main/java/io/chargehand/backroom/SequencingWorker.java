package io.chargehand.backroom;

import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TimeWindow;
import io.chargehand.kernel.WorkerId;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A worker whose time is to be planned. Immutable.
 *
 * @param id the worker
 * @param skills what the worker has been trained to do
 * @param equipment what the worker holds
 * @param windows working time, the shift less its breaks, in order and not overlapping; a walk with its task lies within one;
 *     empty when the worker is not on shift
 * @param position where the worker is at {@code availableFrom}; unused while a started task says where it ends
 * @param pace multiplies the duration of tasks, from 0.1 to 10; walking is not changed
 * @param wagePerHour what an hour of work costs, and of walking unless the tour says otherwise, at least 0
 * @param availableFrom nothing is planned before
 * @param overtimePerHour what an hour past the last window costs, at least the wage
 * @param overtimeAllowed how long past the last window work may reach, at most a day
 * @param tour home, longest tour, cart and price of walking
 */
public record SequencingWorker(
        WorkerId id,
        Set<Skill> skills,
        Set<Equipment> equipment,
        List<TimeWindow> windows,
        LocationId position,
        double pace,
        Money wagePerHour,
        Instant availableFrom,
        Money overtimePerHour,
        Minutes overtimeAllowed,
        WorkerTour tour) {

    private static final double SLOWEST = 10;
    private static final double FASTEST = 0.1;
    private static final double LONGEST_OVERTIME = 24 * 60;

    /**
     * Checks the fields.
     *
     * @throws InvalidInputException naming the field that breaks a rule
     */
    public SequencingWorker {
        Rules.present("id", id);
        Rules.present("position", position);
        Rules.present("wagePerHour", wagePerHour);
        Rules.present("availableFrom", availableFrom);
        Rules.present("overtimePerHour", overtimePerHour);
        Rules.present("overtimeAllowed", overtimeAllowed);
        skills = Set.copyOf(skills);
        equipment = Set.copyOf(equipment);
        windows = List.copyOf(windows);
        for (int i = 1; i < windows.size(); i++) {
            boolean inOrder =
                    !windows.get(i).start().isBefore(windows.get(i - 1).end());
            Rules.require(
                    inOrder, "windows[" + i + "]", windows.get(i), "must not start before the one before it ends");
        }
        Rules.range("pace", pace, FASTEST, SLOWEST);
        Rules.require(wagePerHour.amount().signum() >= 0, "wagePerHour", wagePerHour, "must be at least 0");
        Rules.require(
                overtimePerHour.compareTo(wagePerHour) >= 0,
                "overtimePerHour",
                overtimePerHour,
                "must be at least the wage");
        Rules.range("overtimeAllowed", overtimeAllowed.value(), 0, LONGEST_OVERTIME);
        Rules.present("tour", tour);
    }

    /** A worker without further terms. */
    public SequencingWorker(
            WorkerId id,
            Set<Skill> skills,
            Set<Equipment> equipment,
            List<TimeWindow> windows,
            LocationId position,
            double pace,
            Money wagePerHour,
            Instant availableFrom,
            Money overtimePerHour,
            Minutes overtimeAllowed) {
        this(
                id,
                skills,
                equipment,
                windows,
                position,
                pace,
                wagePerHour,
                availableFrom,
                overtimePerHour,
                overtimeAllowed,
                WorkerTour.NONE);
    }

    /** A worker who does no overtime. */
    public SequencingWorker(
            WorkerId id,
            Set<Skill> skills,
            Set<Equipment> equipment,
            List<TimeWindow> windows,
            LocationId position,
            double pace,
            Money wagePerHour,
            Instant availableFrom) {
        this(id, skills, equipment, windows, position, pace, wagePerHour, availableFrom, wagePerHour, Minutes.ZERO);
    }

    /** The same worker on another tour. */
    public SequencingWorker with(WorkerTour other) {
        return copy(skills, equipment, windows, position, availableFrom, other);
    }

    /** The same worker elsewhere, free from then on. */
    public SequencingWorker standingAt(LocationId place, Instant from) {
        return copy(skills, equipment, windows, place, from, tour);
    }

    /** The same worker at other times. */
    public SequencingWorker working(List<TimeWindow> other) {
        return copy(skills, equipment, other, position, availableFrom, tour);
    }

    /** The same worker with more skills and equipment. */
    public SequencingWorker knowing(Set<Skill> moreSkills, Set<Equipment> moreEquipment) {
        Set<Skill> allSkills = new HashSet<>(skills);
        allSkills.addAll(moreSkills);
        Set<Equipment> allEquipment = new HashSet<>(equipment);
        allEquipment.addAll(moreEquipment);
        return copy(allSkills, allEquipment, windows, position, availableFrom, tour);
    }

    private SequencingWorker copy(
            Set<Skill> otherSkills,
            Set<Equipment> otherEquipment,
            List<TimeWindow> otherWindows,
            LocationId otherPosition,
            Instant otherAvailableFrom,
            WorkerTour otherTour) {
        return new SequencingWorker(
                id,
                otherSkills,
                otherEquipment,
                otherWindows,
                otherPosition,
                pace,
                wagePerHour,
                otherAvailableFrom,
                overtimePerHour,
                overtimeAllowed,
                otherTour);
    }

    /** What an hour of walking costs. */
    public Money walkingPerHour() {
        return tour.walkingPerHour().orElse(wagePerHour);
    }

    /** How long the task takes with this worker, to the millisecond. */
    Duration lengthOf(SequencingTask task) {
        return Duration.ofMillis(Math.round(task.duration().value() * pace * 60_000));
    }

    /** When working time ends, overtime included; empty without any. */
    Optional<Instant> lastEnd() {
        return windows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        windows.get(windows.size() - 1).end().plusMillis(Math.round(overtimeAllowed.value() * 60_000)));
    }

    /** The earliest start, not before {@code reached}, of work whose walk and length lie within one window. */
    Optional<Instant> startWithin(Instant reached, Duration walk, Duration length) {
        int last = windows.size() - 1;
        for (int i = 0; i <= last; i++) {
            Instant end = i < last ? windows.get(i).end() : lastEnd().orElseThrow();
            Instant opens = windows.get(i).start().plus(walk);
            Instant start = opens.isAfter(reached) ? opens : reached;
            if (!start.plus(length).isAfter(end)) {
                return Optional.of(start);
            }
        }
        return Optional.empty();
    }

    /** Whether the worker has the skills and holds the equipment the task needs. */
    public boolean canDo(SequencingTask task) {
        return skills.containsAll(task.skills()) && equipment.containsAll(task.equipment());
    }
}
