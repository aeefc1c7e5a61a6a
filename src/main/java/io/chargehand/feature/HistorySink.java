package io.chargehand.feature;

import java.time.Instant;

/** Takes the rows that operational events give rise to, as they become known. */
public interface HistorySink {

    /** A row's decision-time columns are known: its seen instant is the moment. */
    void began(Row row);

    /** All columns of a row are known: its label-known instant is the moment. Rows of streams without a label never end. */
    void ended(Row row);

    /**
     * Time has reached a full hour: events yet to come are of that hour or later, late ones excepted.
     *
     * @param hour the hour reached; hours without an event are passed over
     */
    default void passed(Instant hour) {}
}
