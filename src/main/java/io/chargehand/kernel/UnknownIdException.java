package io.chargehand.kernel;

/** A well-formed id that names nothing known. */
public class UnknownIdException extends InvalidInputException {

    /**
     * Reports an id that names nothing.
     *
     * @param field the field that held the id
     * @param id the id
     * @param kind what it should have named, such as {@code node}
     */
    public UnknownIdException(String field, Object id, String kind) {
        super(field, id, "must name a known " + kind);
    }

    private UnknownIdException(UnknownIdException other, String prefix) {
        super(prefix + other.field(), other.value(), other.rule());
    }

    @Override
    public UnknownIdException under(String prefix) {
        return new UnknownIdException(this, prefix);
    }
}
