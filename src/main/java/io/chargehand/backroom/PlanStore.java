package io.chargehand.backroom;

import java.util.List;

/** Keeps the last plan of each node across restarts. Thread-safe. */
public interface PlanStore {

    /** Writes a node's plan over the one before. */
    void save(PlannedNode plan);

    /** The plans that can be read; one written by another version of the service, and unreadable, is left out. */
    List<PlannedNode> load();
}
