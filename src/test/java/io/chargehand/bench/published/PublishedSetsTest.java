package io.chargehand.bench.published;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The evaluator against what the published sets say of their own solutions; skipped where the sets are not there. */
class PublishedSetsTest {

    private static final Path SETS = Path.of("..", "shared", "instances");

    @Test
    void setupSequencesAreWorthTheirBounds() throws IOException {
        Path folder = folder("weighted-tardiness-setups");
        List<Instance> instances = Format.WTSDS.read(folder);
        Map<String, Long> bounds = Format.WTSDS.readBest(folder, folder);
        assertThat(bounds).hasSize(instances.size());
        for (String line : Files.readAllLines(folder.resolve("upper-bounds.csv"))) {
            String[] cells = line.split(",");
            instances.stream()
                    .filter(instance -> instance.name().equals("wt_sds_" + cells[0]))
                    .forEach(instance -> {
                        Evaluation evaluation = instance.evaluate(Routes.single(numbers(cells[3])));
                        assertThat(evaluation.violations()).isEmpty();
                        assertThat(evaluation.value()).as(instance.name()).isEqualTo(bounds.get(instance.name()));
                    });
        }
    }

    @Test
    void tardinessSetsHaveABestValueEach() throws IOException {
        Path folder = folder("weighted-tardiness");
        List<Instance> instances = Format.WT.read(folder);
        assertThat(instances).hasSize(125 + 60 + 60);
        assertThat(Format.WT.readBest(folder, folder))
                .containsOnlyKeys(instances.stream().map(Instance::name).toList());
    }

    private static Path folder(String name) {
        Path folder = SETS.resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: the published set " + folder + " is not here");
        return folder;
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
