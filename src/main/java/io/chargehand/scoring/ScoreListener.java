package io.chargehand.scoring;

/** Is told of every score given. Implementations are thread-safe, return at once and never throw. */
@FunctionalInterface
public interface ScoreListener {

    /** Hears nothing. */
    ScoreListener NONE = score -> {};

    /** Told once per case, on the thread that answers. */
    void scored(GivenScore score);
}
