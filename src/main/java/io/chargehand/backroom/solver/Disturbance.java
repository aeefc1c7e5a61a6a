package io.chargehand.backroom.solver;

/** From where to where each worker's sequence has to be timed again, and who is next. Not thread-safe. */
final class Disturbance {

    private static final int NOTHING = Integer.MAX_VALUE;

    private final int[] from;
    private final int[] to;
    private final int[] waiting;
    private int first;
    private int count;

    Disturbance(int workers) {
        from = new int[workers];
        to = new int[workers];
        waiting = new int[workers];
        java.util.Arrays.fill(from, NOTHING);
    }

    boolean isNone() {
        return count == 0;
    }

    /** Asks to time the worker from {@code at} to {@code last} at least, and on as long as finishes change. */
    void note(int worker, int at, int last) {
        if (from[worker] == NOTHING) {
            from[worker] = at;
            to[worker] = last;
            waiting[(first + count++) % waiting.length] = worker;
        } else {
            from[worker] = Math.min(from[worker], at);
            to[worker] = Math.max(to[worker], last);
        }
    }

    /** Moves with a sequence that gets longer or shorter at a position. */
    void shift(int worker, int at, int by) {
        if (from[worker] != NOTHING && to[worker] >= at) {
            to[worker] = Math.max(to[worker] + by, 0);
        }
    }

    /** The worker who has waited longest. */
    int next() {
        return waiting[first];
    }

    int from() {
        return from[waiting[first]];
    }

    int to() {
        return to[waiting[first]];
    }

    /** Takes the next worker off. */
    void drop() {
        from[waiting[first]] = NOTHING;
        first = (first + 1) % waiting.length;
        count--;
    }

    void clear() {
        while (count > 0) {
            drop();
        }
    }
}
