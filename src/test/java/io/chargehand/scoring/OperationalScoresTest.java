package io.chargehand.scoring;

import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import io.chargehand.registry.Alias;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Scores of models trained on a small random operation. */
class OperationalScoresTest {

    @TempDir
    private static Path models;

    private static TrainedOperation operation;

    private final ServingModels serving = operation.serving();

    @BeforeAll
    static void train() throws IOException {
        operation = new TrainedOperation(models);
        for (String name : TrainedOperation.MODELS) {
            operation.move(operation.train(name, 20), Alias.CHAMPION);
        }
    }

    @Test
    void theCurveNeverFallsAndIsTheModelsAnswerWhereItsMonotone() {
        List<PromiseCase> cases = operation.promises(100);
        List<PromiseRiskScore> scores = new PromiseScorer(serving).score(cases);
        ServingModels.Slot.Usable usable =
                (ServingModels.Slot.Usable) serving.state().promise();
        RiskModel head = usable.model().head(ScoringNames.MISSED);
        assertThat(usable.sweep()).as("the shipped job can be swept").isPresent();
        for (int i = 0; i < cases.size(); i++) {
            PromiseRiskScore score = scores.get(i);
            assertThat(score.model().fallback()).isFalse();
            assertThat(score.curve().byMinutes().isNonDecreasing()).isTrue();
            assertThat(score.curve().byMinutes().size()).isBetween(5, 17);
            double highest = 0;
            for (int knot = 0; knot < score.curve().byMinutes().size(); knot++) {
                PromiseCase planned = PromiseKnots.planned(
                        cases.get(i), score.curve().byMinutes().x(knot));
                double full = head.score(
                                usable.features().promises(List.of(planned)).get(0))
                        .value();
                highest = Math.max(highest, full);
                assertThat(score.curve().byMinutes().y(knot)).isCloseTo(highest, within(1e-6));
            }
        }
    }

    @Test
    void attributionsAddUpToTheLogOddsOfTheModel() {
        List<PromiseCase> cases = operation.promises(50);
        List<PromiseRiskScore> plain = new PromiseScorer(serving).score(cases);
        List<PromiseRiskScore> scores = new PromiseScorer(serving).attributed(cases);
        ServingModels.Slot.Usable usable =
                (ServingModels.Slot.Usable) serving.state().promise();
        RiskModel head = usable.model().head(ScoringNames.MISSED);
        for (int i = 0; i < cases.size(); i++) {
            Attribution found = scores.get(i).attribution().orElseThrow();
            double probability = head.score(
                            usable.features().promises(List.of(cases.get(i))).get(0))
                    .value();
            assertThat(Calibration.sigmoid(found.logOdds())).isCloseTo(probability, within(1e-4));
            assertThat(total(found)).isCloseTo(found.logOdds(), within(1e-6));
            assertThat(found.features().stream().map(Attribution.Share::name))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(usable.model().features().names());
            assertThat(plain.get(i).attribution()).isEmpty();
            assertThat(scores.get(i).curve()).isEqualTo(plain.get(i).curve());
        }
    }

    @Test
    void everyHeadOfAReceiptHasItsAttributions() {
        ReceiptRiskScore score =
                new ReceiptScorer(serving).attributed(operation.receipts(1)).get(0);
        assertThat(score.attributions()).containsOnlyKeys(ReceiptHeads.OUTCOMES);
        assertThat(score.attributions().values())
                .allSatisfy(each -> assertThat(total(each)).isCloseTo(each.logOdds(), within(1e-6)));
        assertThat(new ReceiptScorer(serving)
                        .score(operation.receipts(1))
                        .get(0)
                        .attributions())
                .isEmpty();
    }

    private static double total(Attribution attribution) {
        return attribution.base()
                + attribution.features().stream()
                        .mapToDouble(Attribution.Share::logOdds)
                        .sum();
    }

    @Test
    void whatIsLateAlreadyIsMissed() {
        PromiseCase one = operation.promises(1).get(0);
        PromiseCase late = new PromiseCase(
                one.orderLine(),
                one.method(),
                one.item(),
                one.quantity(),
                1,
                one.node(),
                one.placedAt(),
                one.decidedAt().minusSeconds(1),
                one.decidedAt(),
                one.decidedAt());
        assertThat(new PromiseScorer(serving)
                        .score(List.of(late))
                        .get(0)
                        .missProbability()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void whatArrivesIsADistributionThatReservesNoMoreThanAdvised() {
        List<ReceiptCase> cases = operation.receipts(100);
        for (ReceiptRiskScore score : new ReceiptScorer(serving).score(cases)) {
            assertThat(score.model().fallback()).isFalse();
            Quantity advised = score.scored().advised();
            Quantity cautious = score.reservable(new Probability(0.95));
            Quantity bold = score.reservable(new Probability(0.5));
            assertThat(cautious).isLessThanOrEqualTo(bold);
            assertThat(bold).isLessThanOrEqualTo(advised);
            assertThat(score.reservable(new Probability(0))).isEqualTo(advised);
            assertThat(score.received().atLeast(cautious, advised).value()).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void moreRiskOfComingShortReservesLess() {
        List<ReceiptRiskScore> scores = new ArrayList<>(new ReceiptScorer(serving).score(operation.receipts(300)));
        scores.sort(Comparator.comparingDouble(score -> score.shortRisk().value()));
        double careful = scores.subList(0, 100).stream()
                .mapToDouble(OperationalScoresTest::share)
                .average()
                .orElseThrow();
        double careless = scores.subList(200, 300).stream()
                .mapToDouble(OperationalScoresTest::share)
                .average()
                .orElseThrow();
        assertThat(careless).isLessThan(careful);
    }

    private static double share(ReceiptRiskScore score) {
        return (double) score.reservable(new Probability(0.8)).units()
                / score.scored().advised().units();
    }
}
