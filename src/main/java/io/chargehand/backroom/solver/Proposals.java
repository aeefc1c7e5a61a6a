package io.chargehand.backroom.solver;

import java.util.Iterator;

/** Proposes changes of the solution it stands on, without end. Not thread-safe. */
interface Proposals extends Iterator<KernelMove> {

    /** From now on changes this solution. */
    void standOn(SequencingSolution solution);

    @Override
    default boolean hasNext() {
        return true;
    }
}
