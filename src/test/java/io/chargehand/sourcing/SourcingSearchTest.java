package io.chargehand.sourcing;

import io.chargehand.event.OrderLine;
import io.chargehand.event.OrderPlaced;
import io.chargehand.sourcing.solver.OptaPlannerSourcing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

import static io.chargehand.testing.StoreFacts.MORNING;
import static io.chargehand.testing.StoreFacts.item;
import static io.chargehand.testing.StoreFacts.line;
import static io.chargehand.testing.StoreFacts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The search on random orders: possible always, best where brute force can tell, and the same each time. */
class SourcingSearchTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void smallOrdersAreFilledAtLeastLoss(long seed) {
        Random random = new Random(seed);
        SourcingProblem problem = problem(random, 1 + random.nextInt(2), 2, 3);
        long[] found = new OptaPlannerSourcing(SourcingSettings.STANDARD).solve(problem);
        ExpectedLoss loss = new ExpectedLoss(problem);
        Best best = new Best(loss, problem);
        best.search(0, new long[problem.candidates().size()]);
        assertThat(loss.excess(found)).isZero();
        assertThat(loss.unfilled(found)).isEqualTo(best.unfilled);
        assertThat(loss.total(found)).isCloseTo(best.total, within(0.0002));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void localSearchFindsTheLeastLossToo(long seed) {
        Random random = new Random(seed);
        SourcingProblem problem = problem(random, 2, 3, 3);
        ExpectedLoss loss = new ExpectedLoss(problem);
        Best best = new Best(loss, problem);
        best.search(0, new long[problem.candidates().size()]);
        long[] found = new OptaPlannerSourcing(withoutExhaustiveSearch()).solve(problem);
        assertThat(loss.unfilled(found)).isEqualTo(best.unfilled);
        assertThat(loss.total(found)).isCloseTo(best.total, within(0.0002));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
    void largeOrdersExceedNothingAndComeOutTheSame(long seed) {
        SourcingProblem problem = problem(new Random(seed), 6, 30, 10);
        long[] found = new OptaPlannerSourcing(SourcingSettings.STANDARD).solve(problem);
        ExpectedLoss loss = new ExpectedLoss(problem);
        assertThat(loss.excess(found)).isZero();
        for (LineDemand line : problem.lines()) {
            long given = 0;
            for (int i = 0; i < found.length; i++) {
                given += problem.candidates().get(i).line().number() == line.number() ? found[i] : 0;
            }
            assertThat(given).isBetween(0L, line.units());
        }
        long[] again = new OptaPlannerSourcing(SourcingSettings.STANDARD).solve(problem);
        assertThat(again).isEqualTo(found);
    }

    private static SourcingProblem problem(Random random, int lines, int mostUnits, int nodes) {
        SourcingScene scene = new SourcingScene();
        OrderLine[] ordered = new OrderLine[lines];
        for (int i = 0; i < lines; i++) {
            Optional<Duration> life = random.nextBoolean() ? Optional.of(Duration.ofDays(3)) : Optional.empty();
            scene.item(item("item" + i, 10, 4 + random.nextInt(5), life));
            ordered[i] = line(i + 1, "item" + i, 1 + random.nextInt(mostUnits));
        }
        for (int n = 0; n < nodes; n++) {
            String node = "N" + n;
            scene.store(node, 20 + random.nextInt(900))
                    .load(node, 1 + random.nextInt(3), random.nextInt(119))
                    .missProbability(node, random.nextDouble() * 0.5);
            for (int i = 0; i < lines; i++) {
                scene.carries(node, "item" + i, random.nextDouble() * 3);
                if (random.nextDouble() < 0.7) {
                    scene.stock(
                            node,
                            random.nextBoolean() ? "floor" : "back",
                            "item" + i,
                            1 + random.nextInt(mostUnits),
                            Duration.ofDays(random.nextInt(40)));
                }
            }
        }
        OrderPlaced order = order("O" + lines, MORNING, ordered);
        return scene.find(order).problem();
    }

    private static SourcingSettings withoutExhaustiveSearch() {
        SourcingSettings s = SourcingSettings.STANDARD;
        return new SourcingSettings(
                s.freight(),
                s.doubt(),
                s.goodwill(),
                s.failedPick(),
                s.splitPrice(),
                s.lineDelayPerMinute(),
                s.extraUnitMinutes(),
                s.sellThroughHours(),
                s.remainingLifeShare(),
                s.openHoursPerDay(),
                s.shortestCapacityHours(),
                s.storesBackUpDcs(),
                s.nodesPerLine(),
                s.commitAttempts(),
                s.moves(),
                0,
                s.seed());
    }

    /** Tries every number of units from every candidate. */
    private static final class Best {

        private final ExpectedLoss loss;
        private final SourcingProblem problem;
        private long unfilled = Long.MAX_VALUE;
        private double total = Double.MAX_VALUE;

        Best(ExpectedLoss loss, SourcingProblem problem) {
            this.loss = loss;
            this.problem = problem;
        }

        void search(int candidate, long[] units) {
            if (candidate == units.length) {
                judge(units);
                return;
            }
            Candidate at = problem.candidates().get(candidate);
            for (long take = 0; take <= Math.min(at.available(), at.line().units()); take++) {
                units[candidate] = take;
                search(candidate + 1, units);
            }
            units[candidate] = 0;
        }

        private void judge(long[] units) {
            if (loss.excess(units) > 0 || isMore(units)) {
                return;
            }
            long missing = loss.unfilled(units);
            double sum = loss.total(units);
            if (missing < unfilled || missing == unfilled && sum < total) {
                unfilled = missing;
                total = sum;
            }
        }

        private boolean isMore(long[] units) {
            for (LineDemand line : problem.lines()) {
                long given = 0;
                for (int i = 0; i < units.length; i++) {
                    given += problem.candidates().get(i).line().number() == line.number() ? units[i] : 0;
                }
                if (given > line.units()) {
                    return true;
                }
            }
            return false;
        }
    }
}
