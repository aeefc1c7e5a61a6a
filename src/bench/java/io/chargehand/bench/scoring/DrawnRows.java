package io.chargehand.bench.scoring;

import io.chargehand.training.Examples;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows drawn by seed, with missing values and an outcome that hangs on how inputs meet. Stateless. */
final class DrawnRows {

    private static final int MISSING_ONE_IN = 20;

    private DrawnRows() {}

    static Examples draw(int rows, int inputs, long seed) {
        Random random = new Random(seed);
        float[][] drawn = new float[rows][inputs];
        boolean[] labels = new boolean[rows];
        float[] weights = new float[rows];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inputs; k++) {
                drawn[i][k] = random.nextInt(MISSING_ONE_IN) == 0 ? Float.NaN : (float) random.nextGaussian();
            }
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds(drawn[i])));
            weights[i] = 1;
        }
        List<String> names = IntStream.range(0, inputs).mapToObj(i -> "x" + i).toList();
        return new Examples(names, drawn, labels, weights, new float[rows]);
    }

    private static double logOdds(float[] row) {
        double sum = 0;
        for (int k = 0; k + 2 < row.length; k += 3) {
            double a = known(row[k]);
            double b = known(row[k + 1]);
            double c = known(row[k + 2]);
            sum += (a * b + Math.sin(2 * c) - 0.3 * a) / (1 + k / 6);
        }
        return sum;
    }

    private static double known(float x) {
        return Float.isNaN(x) ? 0 : x;
    }
}
