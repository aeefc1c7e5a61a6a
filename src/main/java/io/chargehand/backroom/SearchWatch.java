package io.chargehand.backroom;

/** Looks on while a search runs. Asked and told on the searching thread, and may be asked at every step: must be quick. */
public interface SearchWatch {

    /** Lets the search run to its limit and looks at nothing. */
    SearchWatch NONE = new SearchWatch() {
        @Override
        public boolean isEnough() {
            return false;
        }

        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public void found(SequencePlan plan) {}
    };

    /** Whether the search should end before its limit, with the best plan so far. */
    boolean isEnough();

    /** Whether the best plan so far is wanted, if it is another than the last one told. */
    boolean isDue();

    /** The best plan so far, timed and priced; each costs no more than the one before. */
    void found(SequencePlan plan);
}
