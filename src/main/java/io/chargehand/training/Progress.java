package io.chargehand.training;

/** Hears how far a long piece of work is, and knows whether the one who waits wants a search to end. */
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (stage, done, total) -> {};

    /** The stage in which settings are tried. */
    String SEARCH = "search";

    /** The stage in which a trained model is kept as a version. */
    String REGISTER = "register";

    /**
     * Told at the start of a stage ({@code done} 0), as it goes on, and at its end ({@code done} equals {@code total}).
     */
    void at(String stage, long done, long total);

    /** Told between pieces of work by several threads; may throw, which gives the work up. */
    default void beat() {}

    /** Whether a search is to end with the best it has found so far. Asked by several threads. */
    default boolean stopped() {
        return false;
    }

    /** One that hears nothing but beats, and wants a search to end when this one does. */
    default Progress quiet() {
        Progress listener = this;
        return new Progress() {
            @Override
            public void at(String stage, long done, long total) {
                listener.beat();
            }

            @Override
            public void beat() {
                listener.beat();
            }

            @Override
            public boolean stopped() {
                return listener.stopped();
            }
        };
    }
}
