package io.chargehand.training;

import io.chargehand.scoring.Attributor;
import io.chargehand.scoring.TreeEnsemble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Bags are models that differ in their seed alone; what is scored is the mean of their log-odds. */
class BagsTest {

    private static final String JOB = SmallJob.JOB
            .replace("rounds: 20", "rounds: 20, fixedRounds: true, subsample: 0.5")
            .replace("kind: platt", "kind: none");

    @TempDir
    private Path folder;

    @Test
    void theMeanOfTheirLogOdds() throws IOException {
        TreeEnsemble bagged = trees(JOB.replace("rounds: 20,", "rounds: 20, bags: 3,"));
        List<TreeEnsemble> single = List.of(trees(JOB), trees(JOB + "seed: 2\n"), trees(JOB + "seed: 3\n"));
        Attributor.Scratch scratch = bagged.attributor().scratch();
        Random random = new Random(8);
        int differ = 0;
        for (int i = 0; i < 2_000; i++) {
            float[] row = {random.nextInt(10) == 0 ? Float.NaN : random.nextFloat(), random.nextInt(50)};
            double mean = single.stream()
                    .mapToDouble(each -> each.margin(row))
                    .average()
                    .orElseThrow();
            assertThat(bagged.margin(row)).isCloseTo(mean, within(1e-6));
            differ += Math.abs(single.get(0).margin(row) - mean) > 1e-3 ? 1 : 0;
            double[] parts = new double[3];
            bagged.attributor().attribute(row, parts, scratch);
            assertThat(parts[0] + parts[1] + parts[2]).isCloseTo(mean, within(1e-6));
        }
        assertThat(differ).isGreaterThan(1_000);
    }

    @Test
    void eachIsKeptForTheRecord() throws IOException {
        TrainingResult result = run(JOB.replace("rounds: 20,", "rounds: 20, bags: 3,"));
        assertThat(result.learned().originals()).containsOnlyKeys("model", "model-2", "model-3");
        assertThat(result.rounds()).isEqualTo(20);
        assertThat(run(JOB.replace("rounds: 20,", "rounds: 20, bags: 1,")).predictions())
                .isEqualTo(run(JOB).predictions());
    }

    @Test
    void onlyTreesOfTheSameInputsHaveAMean() throws IOException {
        TreeEnsemble two = trees(JOB);
        TreeEnsemble one = trees(JOB.replace("  - {name: units, kind: number}\n", ""));
        assertThatThrownBy(() -> TreeEnsemble.mean(List.of(two, one)))
                .hasMessageContaining("must be the same of all ensembles");
        assertThatThrownBy(() -> TreeEnsemble.mean(List.of())).hasMessageContaining("must hold at least one");
    }

    private TreeEnsemble trees(String job) throws IOException {
        return (TreeEnsemble) run(job).learned().predictor();
    }

    private TrainingResult run(String job) throws IOException {
        return SmallRuns.run(job, SmallJob.rows(1_500), folder, Progress.SILENT);
    }
}
