package io.chargehand.scoring;

import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Whatever four models answer, classes that exclude each other and the quantity received agree. */
class ReceiptHeadsTest {

    private static final int CASES = 10_000;

    @Test
    void anyAnswersGiveOneConsistentDistribution() {
        Random random = new Random(17);
        for (int i = 0; i < CASES; i++) {
            ReceiptHeads heads = new ReceiptHeads(any(random), any(random), any(random), any(random));
            assertThat(heads.few().value() + heads.over().value()).isLessThanOrEqualTo(1 + 1e-12);
            Map<String, Double> drawn = new HashMap<>();
            ReceivedDistribution distribution = heads.distribution((column, share) -> drawn.computeIfAbsent(
                    column + share, key -> random.nextInt(9) == 0 ? Double.NaN : random.nextDouble()));
            Quantity advised = new Quantity(1 + random.nextInt(400));
            double last = 1;
            for (long units = 0; units <= 3 * advised.units(); units += 1 + advised.units() / 40) {
                double atLeast =
                        distribution.atLeast(new Quantity(units), advised).value();
                assertThat(atLeast).isBetween(0.0, last);
                last = atLeast;
            }
            double more = distribution
                    .atLeast(new Quantity(advised.units() + 1), advised)
                    .value();
            double all = distribution.atLeast(advised, advised).value();
            assertThat(more).isLessThanOrEqualTo(heads.over().value() + 1e-9);
            assertThat(1 - all)
                    .as("P(fewer than advised) is no more than P(SHORT or DAMAGED)")
                    .isLessThanOrEqualTo(heads.few().value()
                            + (1 - heads.few().value()) * heads.damaged().value()
                            + 1e-9);
            assertThat((1 - all) + (all - more) + more).isCloseTo(1, within(1e-9));
            assertThat(all - more).isNotNegative();
        }
    }

    @Test
    void answersThatGoTogetherStayAsTheyAre() {
        ReceiptHeads heads = new ReceiptHeads(
                new Probability(0.4), new Probability(0.6), new Probability(0.9), new Probability(0.9));
        assertThat(heads.byOutcome()).containsEntry(ReceiptHeads.SHORT, 0.4).containsEntry(ReceiptHeads.OVER, 0.6);
    }

    @Test
    void shortAndOverAreScaledWhereTheyExceedOne() {
        ReceiptHeads heads = new ReceiptHeads(
                new Probability(0.9), new Probability(0.6), new Probability(0.2), new Probability(0.1));
        assertThat(heads.few().value()).isCloseTo(0.6, within(1e-12));
        assertThat(heads.over().value()).isCloseTo(0.4, within(1e-12));
        assertThat(heads.damaged().value()).isEqualTo(0.2);
    }

    private static Probability any(Random random) {
        return new Probability(random.nextBoolean() ? random.nextDouble() : Math.round(random.nextDouble()));
    }
}
