package io.chargehand.bench.scoring;

import io.chargehand.scoring.Attributor;

import java.util.Arrays;
import java.util.List;

/** Scores and attributions, one row at a time. Stateless. */
final class RowMeasures {

    private static final double FASTER_THAN_TRIBUO = 30;
    private static final double FASTER_THAN_BOOSTER = 10;
    private static final double FASTER_ATTRIBUTIONS = 5;
    private static final double SAME_ATTRIBUTIONS = 1e-4;
    private static final double SAME_MARGIN = 1e-6;
    private static final int PEER_SHARE = 20;

    private RowMeasures() {}

    static List<Measure> of(TrainedPair pair, float[][] rows, int passes) {
        float[][] few = Arrays.copyOf(rows, Math.max(1, rows.length / PEER_SHARE));
        RowTiming ours = new RowTiming(pair.trees()::margin, rows);
        RowTiming tribuo = new RowTiming(pair::tribuo, few);
        RowTiming booster = new RowTiming(pair::booster, few);
        RowTiming.run(passes, ours, tribuo, booster);
        Attributor attributor = pair.trees().attributor();
        Attributor.Scratch scratch = attributor.scratch();
        double[] into = new double[attributor.inputs() + 1];
        RowTiming attributed = new RowTiming(
                row -> {
                    attributor.attribute(row, into, scratch);
                    return into[0];
                },
                few);
        RowTiming contributions = new RowTiming(row -> pair.contributions(row)[0], few);
        RowTiming.run(passes, attributed, contributions);
        return List.of(
                Measure.faster("one row, Tribuo", ours.micros(), tribuo.micros(), "µs", FASTER_THAN_TRIBUO),
                Measure.faster("one row, booster", ours.micros(), booster.micros(), "µs", FASTER_THAN_BOOSTER),
                Measure.atMost("allocated by row scored", ours.bytesPerRow(), "bytes", 0),
                Measure.faster(
                        "attributions, booster",
                        attributed.micros(),
                        contributions.micros(),
                        "µs",
                        FASTER_ATTRIBUTIONS),
                Measure.atMost("allocated by row attributed", attributed.bytesPerRow(), "bytes", 0),
                Measure.atMost("attributions, from the booster's", apart(pair, few), "log-odds", SAME_ATTRIBUTIONS),
                Measure.atMost("attributions, sum from margin", leftOver(pair, rows), "log-odds", SAME_MARGIN));
    }

    /** The largest difference of an attribution. */
    private static double apart(TrainedPair pair, float[][] rows) {
        Attributor attributor = pair.trees().attributor();
        Attributor.Scratch scratch = attributor.scratch();
        double[] into = new double[attributor.inputs() + 1];
        double most = 0;
        for (float[] row : rows) {
            attributor.attribute(row, into, scratch);
            float[] theirs = pair.contributions(row);
            for (int i = 0; i < into.length; i++) {
                most = Math.max(most, Math.abs(into[i] - theirs[i]));
            }
        }
        return most;
    }

    private static double leftOver(TrainedPair pair, float[][] rows) {
        Attributor attributor = pair.trees().attributor();
        Attributor.Scratch scratch = attributor.scratch();
        double[] into = new double[attributor.inputs() + 1];
        double most = 0;
        for (float[] row : rows) {
            attributor.attribute(row, into, scratch);
            most = Math.max(
                    most, Math.abs(Arrays.stream(into).sum() - pair.trees().margin(row)));
        }
        return most;
    }
}
