package io.chargehand.scoring;

import io.chargehand.registry.Alias;
import io.chargehand.registry.FolderRegistry;
import io.chargehand.registry.ModelVerdict;
import io.chargehand.registry.ModelVerdicts;
import io.chargehand.registry.ModelVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Which model answers: the champion, a rate table in its place, never a challenger. */
class ServingModelsTest {

    @TempDir
    private static Path folder;

    private static TrainedOperation operation;

    private final FolderRegistry registry = operation.registry();
    private ServingModels serving = operation.serving();

    @BeforeAll
    static void train() throws IOException {
        operation = new TrainedOperation(folder);
        for (String name : TrainedOperation.MODELS) {
            operation.train(name, 20);
        }
    }

    @BeforeEach
    void startsWithTheChampions() {
        for (String name : TrainedOperation.MODELS) {
            operation.move(registry.listVersions(name).get(0), Alias.CHAMPION);
        }
        serving = operation.serving();
    }

    @Test
    void rateTablesAnswerWhereThereIsNoModel(@TempDir Path nothing) {
        ServingModels none = operation.serving(new FolderRegistry(nothing), ModelVerdicts.NONE);
        PromiseRiskScore promise =
                new PromiseScorer(none).score(operation.promises(1)).get(0);
        assertThat(promise.model().fallback()).isTrue();
        assertThat(promise.model().version()).isEqualTo(ScoringNames.RATE_TABLE);
        assertThat(promise.model().fallbackReason().orElseThrow()).contains("champion");
        assertThat(promise.curve().byMinutes().isNonDecreasing()).isTrue();
        assertThat(promise.missProbability().value()).isBetween(0.0, 1.0);
        ReceiptRiskScore receipt =
                new ReceiptScorer(none).score(operation.receipts(1)).get(0);
        assertThat(receipt.model().fallback()).isTrue();
        assertThat(receipt.shortRisk().value()).isBetween(0.01, 0.99);
        assertThat(receipt.features()).isNotEmpty();
    }

    @Test
    void aRateTableAnswersInPlaceOfAVersionWithAVerdictAndTheModelIsHeardAlong() {
        Verdicts verdicts = new Verdicts();
        ServingModels held = operation.serving(registry, verdicts);
        List<GivenScore> heard = new ArrayList<>();
        PromiseScorer promise = new PromiseScorer(held, heard::addAll);
        ReceiptScorer receipt = new ReceiptScorer(held, heard::addAll);
        double own =
                promise.score(operation.promises(1)).get(0).missProbability().value();
        assertThat(heard.get(0).byModel()).isEqualTo(Map.of(ScoringNames.MISSED, own));
        for (String name : List.of(ScoringNames.SLA_RISK, ScoringNames.RECEIPT_VARIANCE)) {
            String version =
                    registry.findAlias(name, Alias.CHAMPION).orElseThrow().version();
            verdicts.speak(new ModelVerdict(name, version, "drift: much", operation.now()));
        }
        held.refresh();
        heard.clear();
        ModelUsed promiseBy = promise.score(operation.promises(1)).get(0).model();
        ModelUsed receiptBy = receipt.score(operation.receipts(1)).get(0).model();
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
        assertThat(promise.score(operation.promises(1)).get(0).model().fallback())
                .isFalse();
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
        assertThat(ModelReference.find(folder)).as("a version of before").isEmpty();
    }

    @Test
    void aDamagedArtifactFallsBackAndARepairedOneIsServedAgain() throws IOException {
        ModelVersion sound = registry.listVersions(ScoringNames.SLA_RISK).get(0);
        Path staged = registry.stage(ScoringNames.SLA_RISK);
        Files.writeString(staged.resolve(ModelArtifact.FILE), "{\"format\": 1, \"name\"");
        ModelVersion damaged = registry.register(ScoringNames.SLA_RISK, "z-" + System.nanoTime(), staged);
        PromiseScorer scorer = new PromiseScorer(serving);
        assertThat(scorer.score(operation.promises(1)).get(0).model().version()).isEqualTo(sound.version());

        operation.move(damaged, Alias.CHAMPION);
        serving.refresh();
        ModelUsed fallback = scorer.score(operation.promises(1)).get(0).model();
        assertThat(fallback.fallback()).isTrue();
        assertThat(fallback.fallbackReason()).isPresent();

        operation.move(sound, Alias.CHAMPION);
        serving.refresh();
        assertThat(scorer.score(operation.promises(1)).get(0).model().version()).isEqualTo(sound.version());
    }

    @Test
    void aChallengerIsComparedAndNeverAnswers() throws Exception {
        ModelVersion champion =
                registry.findAlias(ScoringNames.SLA_RISK, Alias.CHAMPION).orElseThrow();
        Path staged = registry.stage(ScoringNames.SLA_RISK);
        Files.copy(champion.folder().resolve(ModelArtifact.FILE), staged.resolve(ModelArtifact.FILE));
        ModelVersion twin = registry.register(ScoringNames.SLA_RISK, "twin-" + System.nanoTime(), staged);
        try (ShadowScoring shadow = new ShadowScoring(operation.shelf(), operation.features(), 1)) {
            PromiseRisk scorer = shadow.beside(new PromiseScorer(serving));
            shadow.refresh();
            scorer.score(operation.promises(1));
            assertThat(shadow.comparison(ScoringNames.SLA_RISK))
                    .as("no challenger")
                    .isEmpty();

            operation.move(twin, Alias.CHALLENGER);
            shadow.refresh();
            for (int i = 0; i < 50; i++) {
                assertThat(scorer.score(operation.promises(20)).get(19).model().version())
                        .isEqualTo(champion.version());
            }
            assertThat(scorer.attributed(operation.promises(1)).get(0).attribution())
                    .isPresent();
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
}
