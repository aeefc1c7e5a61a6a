package io.chargehand.scoring;

import java.util.List;

/** Is told of every score given. Implementations are thread-safe, return at once and never throw. */
@FunctionalInterface
public interface ScoreListener {

    /** Hears nothing. */
    ScoreListener NONE = scores -> {};

    /** Told once per call with the scores of all its cases, in their order, on the thread that answers. */
    void scored(List<GivenScore> scores);
}
