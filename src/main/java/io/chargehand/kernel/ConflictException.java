package io.chargehand.kernel;

/** A request that is well formed, but not possible in the present state; the rule says why. */
public class ConflictException extends InvalidInputException {

    /**
     * Reports a conflict with the present state.
     *
     * @param field the field that names the thing in conflict
     * @param value its value
     * @param rule what must hold before the request is possible
     */
    public ConflictException(String field, Object value, String rule) {
        super(field, value, rule);
    }

    @Override
    public ConflictException under(String prefix) {
        return new ConflictException(prefix + field(), value(), rule());
    }
}
