package io.chargehand.training;

/** Hears how far a long piece of work is. */
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (stage, done, total) -> {};

    /**
     * Told at the start of a stage ({@code done} 0), as it goes on, and at its end ({@code done} equals {@code total}).
     */
    void at(String stage, long done, long total);
}
