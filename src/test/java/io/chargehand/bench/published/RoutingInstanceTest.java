package io.chargehand.bench.published;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A depot in the origin and three clients on a line, 10, 20 and 30 away. */
class RoutingInstanceTest {

    private static final String LINE = """
            NAME: line
            TYPE: SDVRPTW
            EDGE_WEIGHT_TYPE: EUC_2D
            DIMENSION: 4
            VEHICLES: 2
            VEHICLES_MAX_DURATION: 75
            NODE_COORD_SECTION
            1 0 0
            2 10 0
            3 0 20
            4 30 0
            DEMAND_SECTION
            1 0
            2 5
            3 5
            4 6
            SERVICE_TIME_SECTION
            1 0
            2 2
            3 2
            4 2
            TIME_WINDOW_SECTION
            1 0 200
            2 100 110
            3 0 100
            4 0 200
            CAPACITY_SECTION
            1 11
            2 10
            VEHICLES_ALLOWED_CLIENTS_SECTION
            1 2 3 4
            2 2 3
            EOF
            """;

    @TempDir
    private Path folder;

    private RoutingInstance line;

    @BeforeEach
    void reads() throws IOException {
        line = (RoutingInstance) Format.SDVRPTW
                .read(Files.writeString(folder.resolve("line.vrp"), LINE))
                .get(0);
    }

    @Test
    void sumsDistancesInThousandths() {
        // 10 there, 20 on, 30 back; leaves 78 late so that it need not wait for the window at 100
        Evaluation evaluation = line.evaluate(routes(new int[] {0, 2}, new int[] {1}));
        assertThat(evaluation.violations()).isEmpty();
        assertThat(evaluation.value()).hasValue(60_000 + 40_000);
    }

    @Test
    void roundsEachDistanceToTheNearest() {
        // the diagonal is 22.3606…
        Evaluation evaluation = line.evaluate(routes(new int[] {2}, new int[] {1, 0}));
        assertThat(evaluation.value()).hasValue(60_000 + 20_000 + 22_361 + 10_000);
        assertThat(evaluation.feasible()).isTrue();
    }

    @Test
    void namesEveryBrokenRule() {
        assertThat(line.evaluate(routes(new int[] {}, new int[] {0, 1, 2})).violations())
                .containsExactly(
                        "vehicle 2 may not serve node 3",
                        "vehicle 2 holds 10000, not 16000",
                        "vehicle 2 starts at node 2 at 124361, after 100000");
        assertThat(line.evaluate(routes(new int[] {0}, new int[] {1})).violations())
                .containsExactly("job 2 occurs 0 times");
        assertThat(line.evaluate(Routes.single(new int[] {0, 1, 2})).violations())
                .containsExactly("there are 2 vehicles, not 1");
    }

    @Test
    void aTourLeavesAsLateAsItCan() throws IOException {
        // 20 there, 22.361 on, 10 back and twice 2 of service: no wait for the window at 100
        assertThat(line.evaluate(routes(new int[] {2}, new int[] {1, 0})).violations())
                .isEmpty();
        // must be at the first by 30, so it leaves at 10 and is back at 112
        RoutingInstance early = (RoutingInstance) Format.SDVRPTW
                .read(Files.writeString(folder.resolve("early.vrp"), LINE.replace("3 0 100\n", "3 0 30\n")))
                .get(0);
        assertThat(early.evaluate(routes(new int[] {2}, new int[] {1, 0})).violations())
                .containsExactly("vehicle 2 is out for 102000, longer than 75000");
    }

    @Test
    void writesNodesByPlaceInTheFile() throws IOException {
        Routes routes = routes(new int[] {0, 2}, new int[] {1});
        String text = line.write(routes, line.evaluate(routes));
        assertThat(text).isEqualTo("Route #1: 1 3\nRoute #2: 2\nCost: 100000\n");
        Files.writeString(folder.resolve("line.sol"), text);
        assertThat(Format.SDVRPTW.readBest(folder, folder)).containsExactly(Map.entry("line", 100_000L));
    }

    @Test
    void refusesRulesItDoesNotKnow() throws IOException {
        Path prizes = Files.writeString(folder.resolve("prizes.vrp"), LINE.replace("EOF", "PRIZE_SECTION\n1 0\n2 7"));
        Path cut = Files.writeString(folder.resolve("cut.vrp"), LINE.replace("3 0 100\n", ""));
        assertThatThrownBy(() -> Format.SDVRPTW.read(prizes))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("PRIZE_SECTION");
        assertThatThrownBy(() -> Format.SDVRPTW.read(cut))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("TIME_WINDOW_SECTION must have the row 3");
    }

    private static Routes routes(int[]... rows) {
        return new Routes(rows);
    }
}
