package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;

/** A broken rule that is known by file and line: the field tells {@code FILE:LINE: KEY}. */
public class PlacedFault extends InvalidInputException {

    private final String file;
    private final long line;
    private final String key;

    /**
     * Reports a fault.
     *
     * @param file as it was named
     * @param line from 1; 0 for the file as a whole
     * @param key what is at fault: a key's path, or such as {@code column Weight}
     */
    public PlacedFault(String file, long line, String key, Object value, String rule) {
        super(file + (line > 0 ? ":" + line : "") + ": " + key, value, rule);
        this.file = file;
        this.line = line;
        this.key = key;
    }

    public String file() {
        return file;
    }

    /** From 1; 0 for the file as a whole. */
    public long line() {
        return line;
    }

    /** The part of the field behind file and line. */
    public String key() {
        return key;
    }
}
