package io.chargehand.registry;

/**
 * A gate that a version does not pass. Immutable.
 *
 * @param gate the gate's name, with the outcome before it where the model has several, such as {@code late.maxBrier}
 * @param value the version's figure
 * @param rule what must hold, as a sentence without its subject
 */
public record GateFailure(String gate, String value, String rule) {

    /** The failure as a sentence. */
    public String sentence() {
        return gate + " " + rule + ", but was " + value;
    }
}
