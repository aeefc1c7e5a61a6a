package io.chargehand.training;

import io.chargehand.scoring.ModelArtifact;

import java.time.Instant;
import java.util.Optional;

/**
 * The present champion of an outcome, to be compared with. Immutable.
 *
 * @param version its version
 * @param artifact its model
 * @param cutoff nothing known at or past it trained it; empty where that was not recorded
 */
public record Champion(String version, ModelArtifact artifact, Optional<Instant> cutoff) {

    /** Finds champions. */
    public interface Source {

        /** Where there are none to compare with. */
        Source NONE = label -> Optional.empty();

        /**
         * The champion of an outcome of the job's model, if any.
         *
         * @throws io.chargehand.kernel.InvalidInputException when its files cannot be read
         */
        Optional<Champion> find(String label);
    }
}
