package io.chargehand.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects broken rules, so that all are told at once. Not safe for use by several threads. */
public final class Faults {

    private final List<InvalidInputException> found = new ArrayList<>();

    /** The faults an exception reports: one, or several. */
    public static List<InvalidInputException> of(InvalidInputException broken) {
        return broken instanceof SeveralFaultsException several ? several.faults() : List.of(broken);
    }

    /** Keeps what an exception reports; a fault kept before is not kept twice. */
    public void add(InvalidInputException broken) {
        for (InvalidInputException fault : of(broken)) {
            if (found.stream().noneMatch(other -> same(other, fault))) {
                found.add(fault);
            }
        }
    }

    private static boolean same(InvalidInputException one, InvalidInputException other) {
        return one.field().equals(other.field())
                && one.value().equals(other.value())
                && one.rule().equals(other.rule());
    }

    /** The work's result; empty when it breaks a rule, which is kept. */
    public <T> Optional<T> attempt(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (InvalidInputException broken) {
            add(broken);
            return Optional.empty();
        }
    }

    /** Does the work; a rule it breaks is kept. */
    public void check(Runnable work) {
        attempt(() -> {
            work.run();
            return true;
        });
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the collection.
     *
     * @throws InvalidInputException when a rule was broken: the fault itself, or {@link SeveralFaultsException}
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw joined(found);
        }
    }

    /** One exception that reports all faults, of which there is at least one. */
    public static InvalidInputException joined(List<InvalidInputException> faults) {
        return faults.size() == 1 ? faults.get(0) : new SeveralFaultsException(faults);
    }
}
