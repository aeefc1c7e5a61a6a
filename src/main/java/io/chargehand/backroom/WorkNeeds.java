package io.chargehand.backroom;

import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.NodeKind;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.TaskType;

import java.util.Set;

/** What a worker must have been trained to do, and hold, for each kind of work. Stateless. */
public final class WorkNeeds {

    private static final Equipment PALLET_JACK = new Equipment("PALLET_JACK");

    private WorkNeeds() {}

    /** The skill for a kind of work. */
    public static Set<Skill> skills(TaskType type) {
        return Set.of(new Skill(
                switch (type) {
                    case RECEIVE -> "RECEIVING";
                    case PUT_AWAY -> "PUT_AWAY";
                    case REPLENISH -> "REPLENISHMENT";
                    case PICK -> "PICKING";
                    case STAGE -> "STAGING";
                    case CYCLE_COUNT -> "COUNTING";
                    case RETURN -> "RETURNS";
                    case EXCEPTION -> "EXCEPTIONS";
                }));
    }

    /** The equipment for a kind of work: distribution centres move pallets, all others cartons. */
    public static Set<Equipment> equipment(TaskType type, NodeKind node) {
        boolean pallets = node == NodeKind.DC && (type == TaskType.RECEIVE || type == TaskType.PUT_AWAY);
        return pallets ? Set.of(PALLET_JACK) : Set.of();
    }
}
