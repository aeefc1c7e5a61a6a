package io.chargehand.backroom.solver;

import io.chargehand.backroom.FifoPlan;
import io.chargehand.backroom.RandomBackroom;
import io.chargehand.backroom.Replan;
import io.chargehand.backroom.SearchLimit;
import io.chargehand.backroom.SequencePlan;
import io.chargehand.backroom.SequencingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints the tables of {@code docs/explanation/sequencing.md}: run with {@code -Dmeasure=true}; takes under a minute. */
@EnabledIfSystemProperty(named = "measure", matches = "true")
class SequencingMeasurementTest {

    private static final int[][] SHAPES = {{5, 25}, {8, 60}, {10, 100}, {12, 200}};
    private static final int NODES = 5;

    private final OptaPlannerSequencer sequencer = new OptaPlannerSequencer();

    @Test
    void measures() {
        for (int i = 0; i < 4; i++) {
            sequencer.plan(RandomBackroom.draw(i, 8, 60), SearchLimit.time(Duration.ofSeconds(1)), i);
        }
        for (int[] shape : SHAPES) {
            fromScratch(shape[0], shape[1]);
        }
        for (int[] shape : SHAPES) {
            replanned(shape[0], shape[1]);
        }
    }

    private void fromScratch(int workers, int tasks) {
        Map<String, Double> cost = new LinkedHashMap<>();
        for (int i = 0; i < NODES; i++) {
            SequencingProblem problem = RandomBackroom.draw(100 + i, workers, tasks);
            add(cost, "fifo", FifoPlan.of(problem));
            add(cost, "insertion", sequencer.plan(problem, SearchLimit.steps(0), i));
            for (int millis : new int[] {50, 200, 1500}) {
                add(cost, millis + " ms", sequencer.plan(problem, SearchLimit.time(Duration.ofMillis(millis)), i));
            }
        }
        print("from scratch", workers, tasks, cost);
    }

    /** Twenty minutes into a plan made in half a second. */
    private void replanned(int workers, int tasks) {
        Map<String, Double> cost = new LinkedHashMap<>();
        double[] repairMillis = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            SequencingProblem before = RandomBackroom.draw(200 + i, workers, tasks);
            SequencePlan plan = sequencer.plan(before, SearchLimit.time(Duration.ofMillis(500)), i);
            SequencingProblem problem = Replan.after(before, plan, 20, i);
            long start = System.nanoTime();
            add(cost, "repair", sequencer.plan(problem, SearchLimit.steps(0), i));
            repairMillis[i] = (System.nanoTime() - start) / 1e6;
            for (int millis : new int[] {20, 50, 100, 1500}) {
                add(cost, millis + " ms", sequencer.plan(problem, SearchLimit.time(Duration.ofMillis(millis)), i));
            }
        }
        Arrays.sort(repairMillis);
        print("replanned, repair " + Math.round(repairMillis[NODES / 2] * 10) / 10.0 + " ms", workers, tasks, cost);
    }

    private static void add(Map<String, Double> cost, String engine, SequencePlan plan) {
        cost.merge(engine, plan.cost().total().toDouble(), Double::sum);
    }

    private static void print(String title, int workers, int tasks, Map<String, Double> cost) {
        double last = cost.values().stream().reduce((one, other) -> other).orElseThrow();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s | %d, %d |", title, workers, tasks));
        cost.forEach((engine, sum) -> line.append(
                String.format(Locale.ROOT, " %s %.0f (%+.1f %%) |", engine, sum / NODES, 100 * (sum / last - 1))));
        System.out.println(line);
    }
}
