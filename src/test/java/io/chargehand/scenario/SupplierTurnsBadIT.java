package io.chargehand.scenario;

import io.chargehand.feature.ReceiptCase;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.SupplierId;
import io.chargehand.monitoring.DriftReport;
import io.chargehand.monitoring.ModelsReadiness;
import io.chargehand.monitoring.MonitoringStore.Scored;
import io.chargehand.monitoring.ShiftVerdict;
import io.chargehand.monitoring.jdbc.MonitoringSettings;
import io.chargehand.scoring.ModelUsed;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.simulation.SupplierTurn;
import io.chargehand.simulation.TwinSettings;
import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A supplier of a tenth of all lines suddenly ships nearly every line short. While nothing has changed, nothing is announced; then
 * the drift is, a rate table answers by the policy, and a model trained on the history since is as good as the first one was.
 */
class SupplierTurnsBadIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String MODEL = ScoringNames.RECEIPT_VARIANCE;
    private static final Instant END =
            TwinSettings.standardFor(LocalDate.parse("2026-11-20")).historyEnd();
    private static final Instant RETRAINED = END.minus(Duration.ofDays(8));
    private static final Instant TURN = RETRAINED.minus(Duration.ofDays(17));
    private static final Instant SERVED = TURN.minus(Duration.ofDays(9));
    private static final Duration LOOK = Duration.ofHours(12);
    private static final TwinSettings TWIN = new TwinSettings(TwinSettings.DEFAULT_SEED, END, 74, 8, 0.3)
            .with(new SupplierTurn(new SupplierId("SUP-06"), TURN, 6));

    @Test
    void driftIsAnnouncedARateTableAnswersAndANewModelRecovers(@TempDir Path folder) throws Exception {
        try (WatchedTwin twin = new WatchedTwin(TWIN, settings(), DATABASE, folder)) {
            twin.history(SERVED);
            String first = twin.trainAndPromote(MODEL);
            twin.serve();
            twin.pass(TURN, LOOK, List.of(MODEL));
            twin.looks().forEach(SupplierTurnsBadIT::print);
            assertThat(twin.looks())
                    .extracting(DriftReport::fallback)
                    .as("nothing has changed")
                    .containsOnly(Optional.empty());
            assertThat(twin.looks())
                    .extracting(DriftReport::status)
                    .contains(DriftReport.Status.WATCH)
                    .doesNotContain(DriftReport.Status.DRIFTED);
            assertThat(answer(twin).version()).isEqualTo(first);

            twin.looks().clear();
            twin.pass(RETRAINED, LOOK, List.of(MODEL));
            twin.looks().forEach(SupplierTurnsBadIT::print);
            DriftReport drifted = first(twin, look -> look.status() == DriftReport.Status.DRIFTED);
            DriftReport fallback = first(twin, look -> look.fallback().isPresent());
            assertThat(fallback.at()).isAfterOrEqualTo(drifted.at());
            assertThat(fallback.fallback().orElseThrow()).startsWith("drift: ").contains("short");
            ModelUsed used = answer(twin);
            assertThat(used.fallback()).isTrue();
            assertThat(used.fallbackReason()).isEqualTo(fallback.fallback());
            assertThat(twin.get(ModelsReadiness.class).note().orElseThrow())
                    .contains(used.fallbackReason().get());

            String second = twin.trainAndPromote(MODEL);
            assertThat(answer(twin)).as("the verdict was on the first").isEqualTo(used(second));
            twin.looks().clear();
            twin.pass(END, LOOK, List.of(MODEL));
            twin.looks().forEach(SupplierTurnsBadIT::print);
            assertThat(twin.looks()).extracting(DriftReport::fallback).containsOnly(Optional.empty());
            assertThat(answer(twin)).isEqualTo(used(second));

            double before = brier("before the turn", twin.scored(MODEL, first, SERVED, TURN));
            double turned = brier("after the turn, the first model", twin.scored(MODEL, first, TURN, RETRAINED));
            double recovered = brier("retrained", twin.scored(MODEL, second, RETRAINED, END));
            assertThat(turned).isGreaterThan(before * 1.4);
            assertThat(recovered).isLessThan(before + 0.015);
        }
    }

    private static ModelUsed used(String version) {
        return new ModelUsed(MODEL, version, false, Optional.empty());
    }

    /** Who answers for a line of the supplier now. */
    private static ModelUsed answer(WatchedTwin twin) {
        ReceiptCase line = new ReceiptCase(
                new AsnLineRef(new AsnId("asked"), 1),
                new SupplierId("SUP-06"),
                new ItemId("PRO-001"),
                new NodeId("DC-1"),
                "MESA",
                new Quantity(20),
                2,
                3,
                twin.now().minus(Duration.ofDays(2)),
                twin.now().plus(Duration.ofDays(1)),
                twin.now());
        return twin.receipts().score(List.of(line)).get(0).model();
    }

    private static DriftReport first(WatchedTwin twin, Predicate<DriftReport> that) {
        return twin.looks().stream().filter(that).findFirst().orElseThrow();
    }

    private static double brier(String when, List<Scored> scored) {
        List<Scored> rows =
                scored.stream().filter(row -> row.labels().containsKey("short")).toList();
        double brier = rows.stream()
                .mapToDouble(row -> Math.pow(label(row) - row.scores().get("short"), 2))
                .average()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%s: %d lines, short %.3f, mean score %.3f, Brier %.4f%n",
                when,
                rows.size(),
                rows.stream().mapToDouble(SupplierTurnsBadIT::label).average().orElseThrow(),
                rows.stream()
                        .mapToDouble(row -> row.scores().get("short"))
                        .average()
                        .orElseThrow(),
                brier);
        return brier;
    }

    private static double label(Scored row) {
        return row.labels().get("short") ? 1 : 0;
    }

    private static void print(DriftReport look) {
        System.out.printf(
                Locale.ROOT,
                "%s %s, %d decisions%s; drifted: %s%n",
                look.at(),
                look.status(),
                look.window().rows(),
                look.fallback().map(reason -> ", rate table answers: " + reason).orElse(""),
                look.features().stream()
                        .filter(each -> each.read() && each.verdict() == ShiftVerdict.DRIFTED)
                        .map(each -> String.format(
                                Locale.ROOT,
                                "%s %.2f (usual %.2f)",
                                each.name(),
                                each.shift().psi(),
                                each.usual().psi()))
                        .toList());
    }

    private static MonitoringSettings settings() {
        return WatchedTwin.settings(Map.of());
    }
}
