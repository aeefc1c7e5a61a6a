package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.TaskType;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A task to be sequenced. Immutable.
 *
 * @param id the task
 * @param type what kind of work
 * @param from where it starts
 * @param to where it ends
 * @param duration work at pace 1, without walking to {@code from}; at most 30 days
 * @param release the work may not start before; empty when it may start at once
 * @param delayCost expected loss by finish time
 * @param skills the worker must have all of them
 * @param equipment the worker must hold all of it
 * @param predecessors open tasks of the same problem that must finish before this starts
 * @param pin what may not change
 * @param parts where {@code delayCost} comes from; empty, or curves that sum to it
 * @param terms window, load, price of leaving it, gaps and partner
 */
public record SequencingTask(
        TaskId id,
        TaskType type,
        LocationId from,
        LocationId to,
        Minutes duration,
        Optional<Instant> release,
        DelayCostCurve delayCost,
        Set<Skill> skills,
        Set<Equipment> equipment,
        List<TaskId> predecessors,
        Optional<Pin> pin,
        List<CostPart> parts,
        TaskTerms terms) {

    private static final double LONGEST_MINUTES = 30 * 24 * 60;
    private static final double SUM_TOLERANCE = 1e-6;

    /**
     * Checks the fields.
     *
     * @throws InvalidInputException naming the field that breaks a rule
     */
    public SequencingTask {
        Rules.present("id", id);
        Rules.present("type", type);
        Rules.present("from", from);
        Rules.present("to", to);
        Rules.present("duration", duration);
        Rules.range("duration", duration.value(), 0, LONGEST_MINUTES);
        Rules.present("delayCost", delayCost);
        skills = Set.copyOf(skills);
        equipment = Set.copyOf(equipment);
        predecessors = List.copyOf(new LinkedHashSet<>(predecessors));
        Rules.require(!predecessors.contains(id), "predecessors", id, "must not hold the task itself");
        parts = List.copyOf(parts);
        requireSum(delayCost, parts);
        Rules.present("terms", terms);
        for (PredecessorLink link : terms.links()) {
            boolean known = predecessors.contains(link.predecessor());
            Rules.require(known, "terms.links", link.predecessor(), "must be one of the predecessors");
        }
        boolean another = !terms.partner().equals(Optional.of(id));
        Rules.require(another, "terms.partner", id, "must not be the task itself");
    }

    /** A task without further terms. */
    public SequencingTask(
            TaskId id,
            TaskType type,
            LocationId from,
            LocationId to,
            Minutes duration,
            Optional<Instant> release,
            DelayCostCurve delayCost,
            Set<Skill> skills,
            Set<Equipment> equipment,
            List<TaskId> predecessors,
            Optional<Pin> pin,
            List<CostPart> parts) {
        this(
                id,
                type,
                from,
                to,
                duration,
                release,
                delayCost,
                skills,
                equipment,
                predecessors,
                pin,
                parts,
                TaskTerms.NONE);
    }

    /** The same task on other terms. */
    public SequencingTask with(TaskTerms other) {
        return new SequencingTask(
                id, type, from, to, duration, release, delayCost, skills, equipment, predecessors, pin, parts, other);
    }

    /** The same task of another length. */
    public SequencingTask lasting(Minutes other) {
        return new SequencingTask(
                id, type, from, to, other, release, delayCost, skills, equipment, predecessors, pin, parts, terms);
    }

    /** The same task that may start at another time. */
    public SequencingTask releasedAt(Optional<Instant> other) {
        return new SequencingTask(
                id, type, from, to, duration, other, delayCost, skills, equipment, predecessors, pin, parts, terms);
    }

    /** The same task with another price of delay. */
    public SequencingTask costing(DelayCostCurve other, List<CostPart> otherParts) {
        return new SequencingTask(
                id, type, from, to, duration, release, other, skills, equipment, predecessors, pin, otherParts, terms);
    }

    /** The same task, pinned otherwise. */
    public SequencingTask pinned(Optional<Pin> other) {
        return new SequencingTask(
                id, type, from, to, duration, release, delayCost, skills, equipment, predecessors, other, parts, terms);
    }

    /** The same task that asks for one skill more. */
    SequencingTask needing(Skill more) {
        Set<Skill> all = new LinkedHashSet<>(skills);
        all.add(more);
        return new SequencingTask(
                id, type, from, to, duration, release, delayCost, all, equipment, predecessors, pin, parts, terms);
    }

    /** The same task where another is not there any more: it does not wait for it and is not its other half. */
    public SequencingTask without(TaskId gone) {
        boolean waits = predecessors.contains(gone);
        if (!waits && !terms.partner().equals(Optional.of(gone))) {
            return this;
        }
        List<TaskId> left =
                predecessors.stream().filter(other -> !other.equals(gone)).toList();
        return new SequencingTask(
                id,
                type,
                from,
                to,
                duration,
                release,
                delayCost,
                skills,
                equipment,
                left,
                pin,
                parts,
                terms.without(gone));
    }

    /** The curve that {@code parts} sum to. */
    public static DelayCostCurve sum(List<CostPart> parts) {
        Rules.require(!parts.isEmpty(), "parts", parts, "must hold at least one part");
        DelayCostCurve sum = parts.get(0).curve();
        for (CostPart part : parts.subList(1, parts.size())) {
            sum = sum.plus(part.curve());
        }
        return sum;
    }

    private static void requireSum(DelayCostCurve whole, List<CostPart> parts) {
        if (parts.isEmpty() || parts.size() == 1 && parts.get(0).curve().equals(whole)) {
            return;
        }
        double tail = 0;
        for (CostPart part : parts) {
            Rules.require(
                    part.curve().currency().equals(whole.currency()),
                    "parts",
                    part.curve().currency(),
                    "must be in " + whole.currency());
            tail += part.curve().byMinutes().tailSlope();
            for (int i = 0; i < part.curve().byMinutes().size(); i++) {
                double shift = Minutes.between(whole.origin(), part.curve().origin());
                requireSumAt(whole, parts, part.curve().byMinutes().x(i) + shift);
            }
        }
        for (int i = 0; i < whole.byMinutes().size(); i++) {
            requireSumAt(whole, parts, whole.byMinutes().x(i));
        }
        double wholeTail = whole.byMinutes().tailSlope();
        boolean same = Math.abs(tail - wholeTail) <= SUM_TOLERANCE * Math.max(1, Math.abs(wholeTail));
        Rules.require(same, "parts", tail, "must sum to the delay cost, whose last slope is " + wholeTail);
    }

    private static void requireSumAt(DelayCostCurve whole, List<CostPart> parts, double minute) {
        double expected = whole.byMinutes().at(minute);
        double sum = 0;
        for (CostPart part : parts) {
            double shift = Minutes.between(part.curve().origin(), whole.origin());
            sum += part.curve().byMinutes().at(minute + shift);
        }
        boolean same = Math.abs(sum - expected) <= SUM_TOLERANCE * Math.max(1, Math.abs(expected));
        Rules.require(same, "parts", sum, "must sum to the delay cost, " + expected + " at minute " + minute);
    }
}
