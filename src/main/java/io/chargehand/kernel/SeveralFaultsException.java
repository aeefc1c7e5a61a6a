package io.chargehand.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** Input that breaks several rules. Field, value and rule are those of the first fault; the message tells all, one a line. */
public class SeveralFaultsException extends InvalidInputException {

    private final transient List<InvalidInputException> faults;

    /**
     * Reports broken rules.
     *
     * @param faults at least one, in the order to be shown
     */
    public SeveralFaultsException(List<InvalidInputException> faults) {
        super(faults.get(0).field(), faults.get(0).value(), faults.get(0).rule());
        this.faults = List.copyOf(faults);
    }

    @Override
    public SeveralFaultsException under(String prefix) {
        return new SeveralFaultsException(
                faults.stream().map(fault -> fault.under(prefix)).toList());
    }

    /** Every fault, in order. */
    public List<InvalidInputException> faults() {
        return faults;
    }

    @Override
    public String getMessage() {
        return faults == null
                ? String.valueOf(super.getMessage())
                : faults.stream().map(Throwable::getMessage).collect(Collectors.joining("\n"));
    }
}
