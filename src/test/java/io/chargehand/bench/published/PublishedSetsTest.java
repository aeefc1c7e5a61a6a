package io.chargehand.bench.published;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
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
                        assertThat(evaluation.value()).as(instance.name()).hasValue(bounds.get(instance.name()));
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

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"SDVRPTW", "MDVRPTW"})
    void publishedToursAreFeasibleAndWorthTheirCosts(Format format) throws IOException {
        Path folder = folder(format.toString());
        Map<String, Long> costs = format.readBest(folder, folder);
        for (Instance instance : format.read(folder)) {
            Evaluation evaluation =
                    instance.evaluate(tours((RoutingInstance) instance, folder.resolve(instance.name() + ".sol")));
            assertThat(evaluation.violations()).as(instance.name()).isEmpty();
            assertThat(evaluation.value()).as(instance.name()).hasValue(costs.get(instance.name()));
        }
        assertThat(costs).isNotEmpty();
    }

    private static Routes tours(RoutingInstance instance, Path file) throws IOException {
        Map<Integer, Integer> clients = new HashMap<>();
        instance.clients().forEach(client -> clients.put(client.node(), clients.size()));
        return new Routes(Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("Route"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .map(nodes -> nodes.isEmpty()
                        ? new int[0]
                        : Arrays.stream(numbers(nodes)).map(clients::get).toArray())
                .toArray(int[][]::new));
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
