package io.chargehand.registry;

import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.UnknownIdException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ModelPromotionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String JANUARY = "2026-01-01T00:00:00Z";

    @TempDir
    private Path root;

    private FolderRegistry registry;
    private ModelPromotion promotion;

    @BeforeEach
    void championOfTenPercent() {
        registry = new FolderRegistry(root);
        promotion = new ModelPromotion(registry, PromotionPolicy.STANDARD, Clock.fixed(NOW, ZoneOffset.UTC));
        version("v1", 0.100, 0.02, JANUARY);
        promote("v1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.1005 | 0.02 | 2026-01-01T00:00:00Z |
            0.1020 | 0.02 | 2026-01-01T00:00:00Z | championBrier
            0.1020 | 0.02 | 2026-02-01T00:00:00Z |
            0.1030 | 0.02 | 2026-02-01T00:00:00Z | championSkill
            0.0900 | 0.11 | 2026-01-01T00:00:00Z | maxCalibrationError
            """)
    void aChampionPassesItsGates(double brier, double calibration, String testFrom, String gate) {
        version("v2", brier, calibration, testFrom);
        if (gate == null) {
            promote("v2");
            assertThat(champion()).isEqualTo("v2");
            return;
        }
        PromotionRefusedException refused = catchThrowableOfType(PromotionRefusedException.class, () -> promote("v2"));
        assertThat(refused.failures()).extracting(GateFailure::gate).containsExactly(gate);
        assertThat(champion()).isEqualTo("v1");
        assertThat(registry.listMoves("risk")).hasSize(1);
    }

    @Test
    void allBoundsAreNamed() {
        version("v2", 0.195, 0.2, JANUARY);
        PromotionRefusedException refused = catchThrowableOfType(PromotionRefusedException.class, () -> promote("v2"));
        assertThat(refused.failures())
                .extracting(GateFailure::gate)
                .containsExactly("maxBrier", "maxCalibrationError", "championBrier");
        assertThat(refused.field()).isEqualTo("gates.maxBrier");
        assertThat(refused.value()).isEqualTo("0.195");
        assertThat(refused.rule()).isEqualTo("must be at most 0.19");
        assertThat(refused).hasMessageContaining("maxCalibrationError must be at most 0.1, but was 0.2");
    }

    @Test
    void aChallengerNeedsNoGates() {
        version("bad", 0.5, 0.5, JANUARY);
        promotion.promote(wish("bad", Alias.CHALLENGER, Optional.empty()));
        assertThat(registry.findAlias("risk", Alias.CHALLENGER))
                .map(ModelVersion::version)
                .contains("bad");
    }

    @Test
    void eachRollbackTakesOneMoveBack() {
        version("v2", 0.09, 0.02, JANUARY);
        version("v3", 0.08, 0.02, JANUARY);
        promote("v2");
        promote("v3");
        assertThat(promotion.rollback("risk", "bob", Optional.empty()).version())
                .isEqualTo("v2");
        assertThat(promotion.rollback("risk", "bob", Optional.empty()).version())
                .isEqualTo("v1");
        assertThatThrownBy(() -> promotion.rollback("risk", "bob", Optional.empty()))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("must have a version before it");
        assertThat(registry.listMoves("risk")).hasSize(5).last().satisfies(move -> {
            assertThat(move.approval()).isEqualTo(Approval.rollback("bob", NOW, "back from v2"));
            assertThat(move.from()).contains("v2");
            assertThat(move.to()).isEqualTo("v1");
        });
    }

    @Test
    void aMoveByHandCanBeTakenBackToo() {
        List<AliasMove> moves = registry.listMoves("risk");
        assertThat(AliasMove.before(moves, Alias.CHAMPION, "by-hand")).contains("v1");
        assertThat(AliasMove.before(moves, Alias.CHAMPION, "v1")).isEmpty();
    }

    @Test
    void aWishUponAnOldStateIsRefused() {
        version("v2", 0.09, 0.02, JANUARY);
        String before = promotion.state("risk");
        promotion.promote(wish("v2", Alias.CHAMPION, Optional.of(before)));
        assertThatThrownBy(() -> promotion.promote(wish("v1", Alias.CHAMPION, Optional.of(before))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("If-Match");
        assertThat(champion()).isEqualTo("v2");
    }

    @Test
    void namesMustBeKnown() {
        assertThatThrownBy(() -> promote("v9")).isInstanceOf(UnknownIdException.class);
        assertThatThrownBy(() -> promotion.rollback("other", "ada", Optional.empty()))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("known model");
        assertThatThrownBy(() -> Alias.of("staging")).isInstanceOf(UnknownIdException.class);
    }

    private void version(String version, double brier, double calibrationError, String testFrom) {
        RecordedVersions.register(registry, "risk", version, brier, calibrationError, testFrom);
    }

    private void promote(String version) {
        promotion.promote(wish(version, Alias.CHAMPION, Optional.empty()));
    }

    private static ModelPromotion.Wish wish(String version, Alias alias, Optional<String> state) {
        return new ModelPromotion.Wish("risk", alias, version, "ada", state);
    }

    private String champion() {
        return registry.findAlias("risk", Alias.CHAMPION).orElseThrow().version();
    }
}
