package io.chargehand.training;

/** Data that breaks a rule: the field tells file, line and column. */
public final class DataFaultException extends PlacedFault {

    /**
     * Reports a fault of a file as a whole.
     *
     * @param file as it was named
     */
    public DataFaultException(Object file, Object value, String rule) {
        super(String.valueOf(file), 0, "data", value, rule);
    }

    /**
     * Reports a fault of a line.
     *
     * @param file as it was named
     * @param line from 1, the header being 1
     * @param what the part at fault, such as {@code column Weight}
     */
    public DataFaultException(Object file, long line, String what, Object value, String rule) {
        super(String.valueOf(file), line, what, value, rule);
    }
}
