package io.chargehand.scoring;

import io.chargehand.event.OperationalEvent;
import io.chargehand.feature.EventsInMemory;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalStreams;
import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.RandomOperation;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import io.chargehand.registry.Alias;
import io.chargehand.registry.Approval;
import io.chargehand.registry.FolderRegistry;
import io.chargehand.registry.ModelVerdict;
import io.chargehand.registry.ModelVerdicts;
import io.chargehand.registry.ModelVersion;
import io.chargehand.training.HistoryRows;
import io.chargehand.training.ModelTraining;
import io.chargehand.training.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Scores of models trained on a small random operation, and of the rate tables that stand in for them. */
class OperationalScoresTest {

    private static final int DAYS = 14;
    private static final Approval APPROVAL = Approval.promotion("ada", Instant.EPOCH, "a test");
    private static final EventsInMemory LOG = new EventsInMemory();

    @TempDir
    private static Path models;

    private static Instant now = Instant.EPOCH;

    private final FolderRegistry registry = new FolderRegistry(models);
    private ServingModels serving = serving(registry);

    @BeforeAll
    static void train() throws IOException {
        List<OperationalEvent> events = RandomOperation.events(42, DAYS, 60);
        events.forEach(LOG::append);
        now = events.get(events.size() - 1).time().plusSeconds(60);
        ModelTraining training = new ModelTraining(new FolderRegistry(models), HistoryRows.of(LOG), Clock.systemUTC());
        for (String name : List.of(ScoringNames.SLA_RISK, ScoringNames.RECEIPT_VARIANCE)) {
            training.train(smaller(name), Optional.empty(), Optional.empty(), Progress.SILENT);
        }
    }

    /** The job as shipped, but for fewer rounds, a shorter test and no gates. */
    private static Path smaller(String name) throws IOException {
        String job = Files.readString(Path.of("training", name + ".yaml"))
                .replaceAll("rounds: \\d+", "rounds: 20")
                .replaceAll("minChildWeight: \\d+", "minChildWeight: 5")
                .replaceAll("(?m)^gates:.*$", "bootstrap: 10")
                .replace("last: P14D", "last: P4D");
        return Files.writeString(models.resolve(name + ".yaml"), job);
    }

    @BeforeEach
    void startsWithTheChampions() {
        for (String name : List.of(ScoringNames.SLA_RISK, ScoringNames.RECEIPT_VARIANCE)) {
            registry.moveAlias(registry.listVersions(name).get(0), Alias.CHAMPION, APPROVAL, before -> true);
        }
        serving = serving(registry);
    }

    private static ServingModels serving(FolderRegistry registry) {
        return serving(registry, ModelVerdicts.NONE);
    }

    private static ServingModels serving(FolderRegistry registry, ModelVerdicts verdicts) {
        return new ServingModels(shelf(registry), new LiveFeatures(LOG), verdicts);
    }

    private static RegistryShelf shelf(FolderRegistry registry) {
        return new RegistryShelf(
                registry,
                Map.of(
                        ScoringNames.SLA_RISK, OperationalStreams.promise(),
                        ScoringNames.RECEIPT_VARIANCE, OperationalStreams.receipt()));
    }

    @Test
    void theCurveNeverFallsAndIsTheModelsAnswerWhereItsMonotone() {
        List<PromiseCase> cases = promises(100);
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
        List<PromiseCase> cases = promises(50);
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
                new ReceiptScorer(serving).attributed(receipts(1)).get(0);
        assertThat(score.attributions()).containsOnlyKeys(ReceiptHeads.OUTCOMES);
        assertThat(score.attributions().values())
                .allSatisfy(each -> assertThat(total(each)).isCloseTo(each.logOdds(), within(1e-6)));
        assertThat(new ReceiptScorer(serving).score(receipts(1)).get(0).attributions())
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
        PromiseCase one = promises(1).get(0);
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
        List<ReceiptCase> cases = receipts(100);
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
        List<ReceiptRiskScore> scores = new ArrayList<>(new ReceiptScorer(serving).score(receipts(300)));
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

    @Test
    void rateTablesAnswerWhereThereIsNoModel(@TempDir Path nothing) {
        ServingModels none = serving(new FolderRegistry(nothing));
        PromiseRiskScore promise = new PromiseScorer(none).score(promises(1)).get(0);
        assertThat(promise.model().fallback()).isTrue();
        assertThat(promise.model().version()).isEqualTo(ScoringNames.RATE_TABLE);
        assertThat(promise.model().fallbackReason().orElseThrow()).contains("champion");
        assertThat(promise.curve().byMinutes().isNonDecreasing()).isTrue();
        assertThat(promise.missProbability().value()).isBetween(0.0, 1.0);
        ReceiptRiskScore receipt = new ReceiptScorer(none).score(receipts(1)).get(0);
        assertThat(receipt.model().fallback()).isTrue();
        assertThat(receipt.shortRisk().value()).isBetween(0.01, 0.99);
        assertThat(receipt.features()).isNotEmpty();
    }

    @Test
    void aRateTableAnswersInPlaceOfAVersionWithAVerdictAndTheModelIsHeardAlong() {
        Verdicts verdicts = new Verdicts();
        ServingModels held = serving(registry, verdicts);
        List<GivenScore> heard = new ArrayList<>();
        PromiseScorer promise = new PromiseScorer(held, heard::addAll);
        ReceiptScorer receipt = new ReceiptScorer(held, heard::addAll);
        double own = promise.score(promises(1)).get(0).missProbability().value();
        assertThat(heard.get(0).byModel()).isEqualTo(Map.of(ScoringNames.MISSED, own));
        for (String name : List.of(ScoringNames.SLA_RISK, ScoringNames.RECEIPT_VARIANCE)) {
            String version =
                    registry.findAlias(name, Alias.CHAMPION).orElseThrow().version();
            verdicts.speak(new ModelVerdict(name, version, "drift: much", now));
        }
        held.refresh();
        heard.clear();
        ModelUsed promiseBy = promise.score(promises(1)).get(0).model();
        ModelUsed receiptBy = receipt.score(receipts(1)).get(0).model();
        assertThat(List.of(promiseBy, receiptBy)).allSatisfy(used -> {
            assertThat(used.fallback()).isTrue();
            assertThat(used.fallbackReason()).contains("drift: much");
        });
        assertThat(held.findFallback(ScoringNames.SLA_RISK)).contains("drift: much");
        assertThat(heard).hasSize(2).allSatisfy(score -> {
            assertThat(score.version()).isNotEqualTo(ScoringNames.RATE_TABLE);
            assertThat(score.byModel()).hasSameSizeAs(score.answered());
        });
        assertThat(heard.get(0).byModel().get(ScoringNames.MISSED)).isCloseTo(own, within(0.2));

        verdicts.withdraw(ScoringNames.SLA_RISK);
        held.refresh();
        assertThat(promise.score(promises(1)).get(0).model().fallback()).isFalse();
        assertThat(held.findFallback(ScoringNames.RECEIPT_VARIANCE)).isPresent();
    }

    /** Verdicts in memory. */
    private static final class Verdicts implements ModelVerdicts {
        private final Map<String, ModelVerdict> spoken = new HashMap<>();

        @Override
        public Optional<ModelVerdict> find(String name) {
            return Optional.ofNullable(spoken.get(name));
        }

        @Override
        public void speak(ModelVerdict verdict) {
            spoken.put(verdict.name(), verdict);
        }

        @Override
        public void withdraw(String name) {
            spoken.remove(name);
        }
    }

    @Test
    void aVersionCarriesWhatItWasMeasuredOn() {
        ModelVersion version =
                registry.listVersions(ScoringNames.RECEIPT_VARIANCE).get(0);
        ModelReference reference = ModelReference.find(version.folder()).orElseThrow();
        assertThat(reference.outcomes()).containsOnlyKeys("short", "over", "damaged", "late");
        assertThat(reference.features().keySet())
                .containsExactlyElementsOf(
                        serving.state().receipt() instanceof ServingModels.Slot.Usable usable
                                ? usable.model().features().names()
                                : List.of());
        assertThat(reference.features().get("supplier").values()).isInstanceOf(Distribution.Texts.class);
        assertThat(reference.from()).isBefore(reference.until());
        assertThat(ModelReference.find(models)).as("a version of before").isEmpty();
    }

    @Test
    void aDamagedArtifactFallsBackAndARepairedOneIsServedAgain() throws IOException {
        ModelVersion sound = registry.listVersions(ScoringNames.SLA_RISK).get(0);
        Path staged = registry.stage(ScoringNames.SLA_RISK);
        Files.writeString(staged.resolve(ModelArtifact.FILE), "{\"format\": 1, \"name\"");
        ModelVersion damaged = registry.register(ScoringNames.SLA_RISK, "z-" + System.nanoTime(), staged);
        PromiseScorer scorer = new PromiseScorer(serving);
        assertThat(scorer.score(promises(1)).get(0).model().version()).isEqualTo(sound.version());

        registry.moveAlias(damaged, Alias.CHAMPION, APPROVAL, before -> true);
        serving.refresh();
        ModelUsed fallback = scorer.score(promises(1)).get(0).model();
        assertThat(fallback.fallback()).isTrue();
        assertThat(fallback.fallbackReason()).isPresent();

        registry.moveAlias(sound, Alias.CHAMPION, APPROVAL, before -> true);
        serving.refresh();
        assertThat(scorer.score(promises(1)).get(0).model().version()).isEqualTo(sound.version());
    }

    @Test
    void aChallengerIsComparedAndNeverAnswers() throws Exception {
        ModelVersion champion =
                registry.findAlias(ScoringNames.SLA_RISK, Alias.CHAMPION).orElseThrow();
        Path staged = registry.stage(ScoringNames.SLA_RISK);
        Files.copy(champion.folder().resolve(ModelArtifact.FILE), staged.resolve(ModelArtifact.FILE));
        ModelVersion twin = registry.register(ScoringNames.SLA_RISK, "twin-" + System.nanoTime(), staged);
        try (ShadowScoring shadow = new ShadowScoring(shelf(registry), new LiveFeatures(LOG), 1)) {
            PromiseRisk scorer = shadow.beside(new PromiseScorer(serving));
            shadow.refresh();
            scorer.score(promises(1));
            assertThat(shadow.comparison(ScoringNames.SLA_RISK))
                    .as("no challenger")
                    .isEmpty();

            registry.moveAlias(twin, Alias.CHALLENGER, APPROVAL, before -> true);
            shadow.refresh();
            for (int i = 0; i < 50; i++) {
                assertThat(scorer.score(promises(20)).get(19).model().version()).isEqualTo(champion.version());
            }
            assertThat(scorer.attributed(promises(1)).get(0).attribution()).isPresent();
            ShadowComparison compared = settled(shadow);
            assertThat(compared.champion()).isEqualTo(champion.version());
            assertThat(compared.challenger()).isEqualTo(twin.version());
            ShadowComparison.Difference missed = compared.outcomes().get(ScoringNames.MISSED);
            assertThat((missed.rows() + 19) / 20 + compared.dropped())
                    .as("compared or counted, the attributed one too")
                    .isEqualTo(51);
            assertThat(missed.largestAbsoluteDifference()).isLessThan(1e-9);
            assertThat(compared.failed()).isZero();
        }
    }

    /** The comparison once nothing waits any more. */
    private static ShadowComparison settled(ShadowScoring shadow) throws InterruptedException {
        Optional<ShadowComparison> before = Optional.empty();
        Optional<ShadowComparison> now = shadow.comparison(ScoringNames.SLA_RISK);
        while (now.isEmpty() || !now.equals(before)) {
            Thread.sleep(1_000);
            before = now;
            now = shadow.comparison(ScoringNames.SLA_RISK);
        }
        return now.get();
    }

    private static List<PromiseCase> promises(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<PromiseCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant due = now.plus(Duration.ofMinutes(10 + random.nextInt(240)));
            cases.add(new PromiseCase(
                    new OrderLineRef(new OrderId("X" + i), 1),
                    random.nextBoolean() ? FulfillmentMethod.PICKUP : FulfillmentMethod.SAME_DAY,
                    RandomOperation.item(random.nextInt(12)),
                    new Quantity(1 + random.nextInt(3)),
                    1,
                    RandomOperation.node(random.nextInt(3)),
                    now.minusSeconds(600),
                    due,
                    now,
                    now.plus(Duration.ofMinutes(5 + random.nextInt(300)))));
        }
        return cases;
    }

    private static List<ReceiptCase> receipts(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<ReceiptCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int supplier = random.nextInt(4);
            cases.add(new ReceiptCase(
                    new AsnLineRef(new AsnId("Y" + i), 1),
                    RandomOperation.supplier(supplier),
                    RandomOperation.item(random.nextInt(12)),
                    RandomOperation.node(random.nextInt(3)),
                    "C" + supplier % 2,
                    new Quantity(10 + random.nextInt(90)),
                    1 + random.nextInt(9),
                    1,
                    now.minus(Duration.ofDays(3)),
                    now.plus(Duration.ofHours(20 + random.nextInt(40))),
                    now));
        }
        return cases;
    }
}
