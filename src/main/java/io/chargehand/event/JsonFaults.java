package io.chargehand.event;

import io.chargehand.kernel.InvalidInputException;

/** Says of JSON that could not be read which field, by its path, breaks which rule. Thread-safe. */
public interface JsonFaults {

    /**
     * Explains a failure.
     *
     * @param failure what the JSON library threw, or a wrapper of it
     * @return the field's path, its value and the rule
     */
    InvalidInputException explain(Throwable failure);
}
