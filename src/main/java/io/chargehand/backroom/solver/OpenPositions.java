package io.chargehand.backroom.solver;

import java.util.Arrays;

/** Positions with the least they can cost, taken cheapest first. Not thread-safe. */
final class OpenPositions {

    private int[] workers = new int[64];
    private int[] places = new int[64];
    private double[] least = new double[64];
    private int count;
    private int worker;
    private int at;

    void clear() {
        count = 0;
    }

    void add(int ofWorker, int place, double cost) {
        if (count == least.length) {
            workers = Arrays.copyOf(workers, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            least = Arrays.copyOf(least, 2 * count);
        }
        workers[count] = ofWorker;
        places[count] = place;
        least[count++] = cost;
    }

    /** Takes the cheapest, and forgets all that cost {@code bound} or more; false where none is left. */
    boolean pollBelow(double bound) {
        int best = -1;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (least[i] < bound) {
                workers[kept] = workers[i];
                places[kept] = places[i];
                least[kept] = least[i];
                best = best < 0 || least[kept] < least[best] ? kept : best;
                kept++;
            }
        }
        count = kept;
        if (best < 0) {
            return false;
        }
        worker = workers[best];
        at = places[best];
        count--;
        workers[best] = workers[count];
        places[best] = places[count];
        least[best] = least[count];
        return true;
    }

    /** Of the position taken last. */
    int worker() {
        return worker;
    }

    /** Of the position taken last. */
    int at() {
        return at;
    }
}
