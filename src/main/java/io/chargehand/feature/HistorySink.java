package io.chargehand.feature;

/** Takes the rows that operational events give rise to, as they become known. */
public interface HistorySink {

    /** A row's decision-time columns are known: its seen instant is the moment. */
    void began(Row row);

    /** All columns of a row are known: its label-known instant is the moment. Rows of streams without a label never end. */
    void ended(Row row);
}
