package io.chargehand.kernel;

/** A request that would be possible at another time: as much as may be there at once is there already. */
public class LimitReachedException extends InvalidInputException {

    /**
     * Reports that a limit is reached.
     *
     * @param field what there is too much of
     * @param value how much there is
     * @param rule what must hold before more is taken
     */
    public LimitReachedException(String field, Object value, String rule) {
        super(field, value, rule);
    }

    @Override
    public LimitReachedException under(String prefix) {
        return new LimitReachedException(prefix + field(), value(), rule());
    }
}
