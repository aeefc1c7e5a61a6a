package io.chargehand.registry;

import io.chargehand.kernel.ConflictException;

import java.util.List;
import java.util.stream.Collectors;

/** A promotion that gates refuse; speaks of the first of them, and keeps all. */
public class PromotionRefusedException extends ConflictException {

    private final List<GateFailure> failures;

    /**
     * Reports the gates that are not passed.
     *
     * @param failures at least one
     */
    public PromotionRefusedException(List<GateFailure> failures) {
        super(
                "gates." + failures.get(0).gate(),
                failures.get(0).value(),
                failures.get(0).rule());
        this.failures = List.copyOf(failures);
    }

    /** All gates that are not passed. */
    public List<GateFailure> failures() {
        return failures;
    }

    @Override
    public String getMessage() {
        return "refused by its gates: "
                + failures.stream().map(GateFailure::sentence).collect(Collectors.joining("; "));
    }
}
