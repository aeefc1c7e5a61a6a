package io.chargehand.backroom;

import io.chargehand.kernel.Rules;

import java.time.Duration;

/**
 * How threads share their time over nodes. Immutable.
 *
 * @param threads that mend and improve, at least 1; as many as cores, as both are computation
 * @param sliceSteps search steps of one slice of improvement, at least 1; a change of the node waits for the slice to end
 * @param sliceTime real time after which a slice ends whatever its steps, at least a millisecond; where it ends slices, plans depend
 *     on the machine
 * @param mostWaiting changes of one node that wait at a time, at least 1; more are not taken
 * @param patience slices without gain after which a node rests until its next change, at least 1
 */
public record ImprovementSettings(int threads, int sliceSteps, Duration sliceTime, int mostWaiting, int patience) {

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException when out of range
     */
    public ImprovementSettings {
        Rules.range("threads", threads, 1, 256);
        Rules.range("sliceSteps", sliceSteps, 1, 1_000_000);
        Rules.present("sliceTime", sliceTime);
        Rules.require(sliceTime.toMillis() > 0, "sliceTime", sliceTime, "must be at least a millisecond");
        Rules.range("mostWaiting", mostWaiting, 1, 100_000);
        Rules.range("patience", patience, 1, 1_000_000);
    }

    /** For a machine of that many cores: slices of some tens of milliseconds at a hundred tasks. */
    public static ImprovementSettings standard(int cores) {
        return new ImprovementSettings(cores, 200, Duration.ofMillis(250), 256, 100);
    }

    SearchLimit slice() {
        return new SearchLimit(sliceSteps, sliceTime);
    }
}
