package io.chargehand.bench.scoring;

import io.chargehand.training.Examples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Measures scoring beside Tribuo and XGBoost in the same run: rows one by one, attributions, training, and features as of
 * an instant.
 */
@Command(name = "scoring", description = "Measures scoring and what feeds it.", mixinStandardHelpOptions = true)
public final class ScoringCommand implements Callable<Integer> {

    private static final int INPUTS = 30;
    private static final long ROW_SEED = 9;

    private final PrintStream out;

    @Option(names = "--rows", defaultValue = "10000", description = "scored, 10000 unless given")
    private int rows;

    @Option(names = "--passes", defaultValue = "30", description = "over those rows, 30 unless given")
    private int passes;

    @Option(names = "--training-rows", defaultValue = "100000", description = "trained on, 100000 unless given")
    private int trainingRows;

    @Option(names = "--trainings", defaultValue = "3", description = "of each kind, 3 unless given")
    private int trainings;

    @Option(names = "--threads", defaultValue = "2", description = "of a training, 2 unless given")
    private int threads;

    @Option(names = "--few", defaultValue = "250000", description = "rows with features, 250000 unless given")
    private int few;

    @Option(names = "--many", defaultValue = "1000000", description = "rows with features, 1000000 unless given")
    private int many;

    @Option(names = "--feature-passes", defaultValue = "3", description = "over those rows, 3 unless given")
    private int featurePasses;

    @Option(names = "--json", description = "a JSON object a line")
    private boolean json;

    /** Prints to {@code out}. */
    public ScoringCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Examples examples = DrawnRows.draw(trainingRows, INPUTS, 1);
        float[][] scored = DrawnRows.draw(rows, INPUTS, ROW_SEED).inputs();
        print(RowMeasures.of(TrainedPair.train(examples), scored, passes));
        print(List.of(TrainingMeasure.of(examples, threads, trainings)));
        print(FeatureMeasure.of(few, many, featurePasses));
        return 0;
    }

    private void print(List<Measure> measures) {
        for (Measure measure : measures) {
            out.println(json ? JsonMapper.shared().writeValueAsString(measure) : shown(measure));
        }
    }

    private static String shown(Measure measure) {
        return String.format(
                Locale.ROOT,
                "%-44s %12.4g %s, %12.4g: ratio %.4g, %s %.4g: %s",
                measure.measure(),
                measure.ours(),
                measure.unit(),
                measure.peer(),
                measure.ratio(),
                measure.atLeast() ? "at least" : "at most",
                measure.target(),
                measure.holds() ? "holds" : "missed");
    }
}
