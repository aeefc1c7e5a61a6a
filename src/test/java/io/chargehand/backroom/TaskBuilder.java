package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds tasks in the words of a scenario. */
public final class TaskBuilder {

    private TaskId id;
    private TaskType type = TaskType.PICK;
    private LocationId from = SmallBackroom.DOCK;
    private LocationId to = SmallBackroom.DOCK;
    private Minutes duration = new Minutes(10);
    private Optional<Instant> release = Optional.empty();
    private DelayCostCurve curve = DelayCostCurve.none(RandomBackroom.NOW, RandomBackroom.USD);
    private Set<Skill> skills = Set.of();
    private Set<Equipment> equipment = Set.of();
    private List<TaskId> predecessors = List.of();
    private Optional<Pin> pin = Optional.empty();
    private List<CostPart> parts = List.of();
    private TaskTerms terms = TaskTerms.NONE;

    private TaskBuilder(TaskId id) {
        this.id = id;
    }

    public static TaskBuilder task(String id) {
        return new TaskBuilder(new TaskId(id));
    }

    public static TaskBuilder copy(SequencingTask task) {
        TaskBuilder copy = new TaskBuilder(task.id());
        copy.type = task.type();
        copy.from = task.from();
        copy.to = task.to();
        copy.duration = task.duration();
        copy.release = task.release();
        copy.curve = task.delayCost();
        copy.skills = task.skills();
        copy.equipment = task.equipment();
        copy.predecessors = task.predecessors();
        copy.pin = task.pin();
        copy.parts = task.parts();
        copy.terms = task.terms();
        return copy;
    }

    public TaskBuilder type(TaskType given) {
        type = given;
        return this;
    }

    public TaskBuilder at(LocationId location) {
        from = location;
        to = location;
        return this;
    }

    public TaskBuilder minutes(double minutes) {
        duration = new Minutes(minutes);
        return this;
    }

    public TaskBuilder releasedIn(int minutes) {
        release = Optional.of(RandomBackroom.NOW.plusSeconds(60L * minutes));
        return this;
    }

    /** Loses so much per minute from now on. */
    public TaskBuilder losing(double perMinute) {
        curve = DelayCostCurve.linear(RandomBackroom.NOW, Money.of(perMinute, RandomBackroom.USD));
        return this;
    }

    public TaskBuilder parts(CostPart... given) {
        parts = List.of(given);
        curve = SequencingTask.sum(parts);
        return this;
    }

    public TaskBuilder skill(String code) {
        skills = Set.of(new Skill(code));
        return this;
    }

    public TaskBuilder equipment(String code) {
        equipment = Set.of(new Equipment(code));
        return this;
    }

    public TaskBuilder after(String... ids) {
        predecessors = java.util.Arrays.stream(ids).map(TaskId::new).toList();
        return this;
    }

    public TaskBuilder terms(TaskTerms given) {
        terms = given;
        return this;
    }

    public TaskBuilder predecessors(List<TaskId> ids) {
        predecessors = ids;
        return this;
    }

    public TaskBuilder pin(@Nullable Pin given) {
        pin = Optional.ofNullable(given);
        return this;
    }

    public SequencingTask build() {
        return new SequencingTask(
                id, type, from, to, duration, release, curve, skills, equipment, predecessors, pin, parts, terms);
    }
}
