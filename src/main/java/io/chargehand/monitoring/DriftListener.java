package io.chargehand.monitoring;

/** Is told what the monitor sees. Implementations return soon and never throw. */
public interface DriftListener {

    /** A model was looked at. */
    void looked(DriftReport report);
}
