package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;

/** Data that breaks a rule: the field tells file, line and column. */
public final class DataFaultException extends InvalidInputException {

    /**
     * Reports a fault of a file as a whole.
     *
     * @param file as it was named
     */
    public DataFaultException(Object file, Object value, String rule) {
        super(file + ": data", value, rule);
    }

    /**
     * Reports a fault of a line.
     *
     * @param file as it was named
     * @param line from 1, the header being 1
     * @param what the part at fault, such as {@code column Weight}
     */
    public DataFaultException(Object file, long line, String what, Object value, String rule) {
        super(file + ":" + line + ": " + what, value, rule);
    }
}
