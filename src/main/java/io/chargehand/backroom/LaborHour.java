package io.chargehand.backroom;

import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Skill;

import java.util.Set;

/**
 * What one more hour from now on of a worker of some kind would be worth. Immutable.
 *
 * @param skills what such a worker can do
 * @param equipment what such a worker holds
 * @param worth what the plan would cost less, wage for the work done in that hour paid; at least 0. An estimate: both plans come
 *     from a search of few steps
 */
public record LaborHour(Set<Skill> skills, Set<Equipment> equipment, Money worth) {
    public LaborHour {
        skills = Set.copyOf(skills);
        equipment = Set.copyOf(equipment);
    }
}
