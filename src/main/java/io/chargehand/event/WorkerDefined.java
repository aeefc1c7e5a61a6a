package io.chargehand.event;

import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.WorkerId;

import java.util.Set;

/**
 * A worker exists, or has changed.
 *
 * @param workerId the worker
 * @param nodeId where the worker works
 * @param skills what the worker has been trained to do
 * @param equipment what the worker holds
 * @param wagePerHour what an hour of the worker costs, at least 0
 * @param overtimePerHour what an hour past the shift costs, at least the wage
 */
public record WorkerDefined(
        WorkerId workerId,
        NodeId nodeId,
        Set<Skill> skills,
        Set<Equipment> equipment,
        Money wagePerHour,
        Money overtimePerHour)
        implements OperationalFact {

    /**
     * Checks the fields.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field that breaks a rule
     */
    public WorkerDefined {
        Rules.present("workerId", workerId);
        Rules.present("nodeId", nodeId);
        Rules.present("wagePerHour", wagePerHour);
        Rules.present("overtimePerHour", overtimePerHour);
        skills = Facts.set("skills", skills);
        equipment = Facts.set("equipment", equipment);
        Facts.notNegative("wagePerHour", wagePerHour);
        Rules.require(
                overtimePerHour.compareTo(wagePerHour) >= 0,
                "overtimePerHour",
                overtimePerHour,
                "must be at least the wage " + wagePerHour);
    }
}
