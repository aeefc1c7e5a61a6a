package io.chargehand.backroom;

/** Whose tasks are worked, and how far the log has been followed for causes of tasks; survives restarts. Thread-safe. */
public interface DerivationJournal {

    /** Whether tasks are derived here. */
    boolean isLive();

    /** Position of the last event whose tasks have been derived. */
    long position();

    /** Notes that the events up to {@code position} have had their tasks derived. */
    void advance(long position);
}
