package io.chargehand.backroom.solver;

import java.util.Random;
import java.util.function.BooleanSupplier;

/** Perturbs and improves the order of one worker's tasks, by their indices in a {@link SoloProblem}. Not thread-safe. */
interface SoloSearch {

    /** Changes the order a little, at random. */
    void perturb(int[] order, Random random);

    /** Makes the order a local optimum, or what it is on the way there when it gets late. */
    void improve(int[] order, BooleanSupplier late);
}
