package io.chargehand.registry;

import io.chargehand.kernel.Rules;

import java.time.Instant;

/**
 * That a version is not to answer for now, and why. Immutable.
 *
 * @param name the model's name
 * @param version the version it is about; any other version answers
 * @param reason a sentence for whoever reads a score, 1 to 500 characters
 * @param since when it was spoken
 */
public record ModelVerdict(String name, String version, String reason, Instant since) {

    /** Checks the texts. */
    public ModelVerdict {
        Rules.identifier("model.name", name);
        Rules.text("model.version", version, 100);
        Rules.text("reason", reason, 500);
        Rules.present("since", since);
    }
}
