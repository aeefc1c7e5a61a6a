package io.chargehand.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What a task of the twin is for. Immutable.
 *
 * @param visit the order's visit it serves
 * @param fill the fill it picks
 * @param shipment the shipment it handles
 * @param fromLine first line of the shipment
 * @param toLine line after the last
 */
record Cause(
        Work.@Nullable Visit visit,
        Work.@Nullable Fill fill,
        Work.@Nullable Shipment shipment,
        int fromLine,
        int toLine) {

    static final Cause NONE = new Cause(null, null, null, 0, 0);

    static Cause of(Work.Visit visit) {
        return new Cause(visit, null, null, 0, 0);
    }

    static Cause of(Work.Fill fill) {
        return new Cause(fill.visit, fill, null, 0, 0);
    }

    static Cause of(Work.Shipment shipment, int fromLine, int toLine) {
        return new Cause(null, null, shipment, fromLine, toLine);
    }
}
