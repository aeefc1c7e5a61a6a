package io.chargehand.event;

/** What earlier events of the same call define, for checks of references within one call. */
public interface BatchSoFar {

    /**
     * Whether an earlier event of the call defines the id.
     *
     * @param id an id of the kernel, such as a {@code NodeId} or an {@code OrderId}
     */
    boolean defines(Record id);
}
