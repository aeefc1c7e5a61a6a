package io.chargehand.training.posted;

import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.training.PlacedFault;

import java.util.List;

/**
 * Why a job cannot be trained. Immutable.
 *
 * @param file of the data at fault; {@code job} for the job itself
 * @param line of that file, from 1; 0 where it is not known
 * @param key the key's path, or the column
 * @param value what was given, shortened
 * @param rule what must hold
 */
public record JobError(String file, long line, String key, String value, String rule) {

    private static final String JOB = "job";

    /** What an exception reports, one by one. */
    public static List<JobError> of(InvalidInputException broken) {
        return Faults.of(broken).stream().map(JobError::one).toList();
    }

    private static JobError one(InvalidInputException fault) {
        return fault instanceof PlacedFault placed
                ? new JobError(placed.file(), placed.line(), placed.key(), fault.value(), fault.rule())
                : new JobError(JOB, 0, fault.field(), fault.value(), fault.rule());
    }

    /** A reason that is no fault of the job's text. */
    static JobError ofService(String what, String rule) {
        return new JobError(JOB, 0, what, "", rule);
    }
}
