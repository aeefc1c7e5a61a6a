package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Skill;

/**
 * How much of the time of those who have a skill the tasks that need it take. Immutable.
 *
 * @param skill the skill
 * @param needed work on tasks that need it: at the pace of who has the task, at pace 1 where it is undone
 * @param available working time without overtime that is left to those who have it
 */
public record SkillLoad(Skill skill, Minutes needed, Minutes available) {

    /** {@code needed} by {@code available}; infinite where there is need and no time. */
    public double load() {
        if (needed.value() == 0) {
            return 0;
        }
        return available.value() == 0 ? Double.POSITIVE_INFINITY : needed.value() / available.value();
    }
}
