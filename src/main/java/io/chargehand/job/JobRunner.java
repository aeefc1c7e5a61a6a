package io.chargehand.job;

/** Works on jobs of one kind from start to close; the application calls both. */
public interface JobRunner extends AutoCloseable {

    /** Starts the threads. */
    void start();

    /** Ends the threads; jobs under way are given back. */
    @Override
    void close();
}
