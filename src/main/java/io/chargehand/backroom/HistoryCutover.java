package io.chargehand.backroom;

/**
 * Whose tasks are worked. While a retailer's history is taken in, tasks come from its events; from go-live on, this service
 * derives them from reservations, arrivals, sales and returns. A service that never took in a history derives from the start.
 * State is kept in the database. Thread-safe.
 */
public interface HistoryCutover {

    /** From now on tasks come from events alone. */
    void beginHistory();

    /** Tasks still open stay open; those that later events call for are derived. */
    void goLive();
}
