package io.chargehand.backroom;

import io.chargehand.event.LoggedEvent;

import java.util.List;

/** Told of events after they have been folded and committed. Must return quickly and not throw. */
public interface BackroomListener {

    /** These events are in the log and in every module's state. */
    void committed(List<LoggedEvent> events);

    /** From now on tasks are derived and planned here. */
    default void wentLive() {}
}
