package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The share of the way from rate table to oracle. */
class OracleShareTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aModelThatAnswersAsTheOracleGoesTheWholeWayAndOneLikeTheTableNone() throws IOException {
        List<Drawn> rows = drawn(4_000);
        Path file = receipts(rows);
        OracleShare whole = share(rows, file, Drawn::truth);
        assertThat(whole.auc()).isCloseTo(1, within(1e-3));
        assertThat(whole.brier()).isCloseTo(1, within(1e-3));
        OracleShare none = share(rows, file, Drawn::table);
        assertThat(none.auc()).isZero();
        assertThat(none.brier()).isZero();
        OracleShare some = share(rows, file, row -> (row.truth() + row.table()) / 2);
        assertThat(some.brier()).isBetween(0.5, 0.95);
        assertThat(some.intervals().get("brier").low()).isLessThan(some.brier());
        assertThat(some.intervals().get("brier").high()).isGreaterThan(some.brier());
    }

    @Test
    void whatRollOutsAddIsTakenOff() throws IOException {
        List<Drawn> rows = drawn(20_000);
        StringBuilder text = new StringBuilder("order,line,node,decided_at,due_at,miss_probability,roll_outs\n");
        Random random = new Random(5);
        for (Drawn row : rows) {
            int missed = 0;
            for (int i = 0; i < 8; i++) {
                missed += random.nextDouble() < row.truth() ? 1 : 0;
            }
            text.append(row.id()).append(",1,N,T,T,").append(missed / 8.0).append(",8\n");
        }
        Path file = Files.writeString(folder.resolve("promises.csv"), text);
        OracleShare share = share(rows, file, Drawn::truth);
        assertThat(share.oracle().brier() - share.model().brier()).isGreaterThan(0.005);
        assertThat(share.oracle().brier() - share.rollOutNoise())
                .isCloseTo(share.model().brier(), within(0.002));
    }

    @Test
    void rowsThatTheOracleDoesNotAnswerAreLeftOut() throws IOException {
        List<Drawn> rows = drawn(400);
        assertThat(share(rows, receipts(rows.subList(0, 150)), Drawn::truth)
                        .oracle()
                        .rows())
                .isEqualTo(150);
        Path none = Files.writeString(folder.resolve("none.csv"), "asn,line,advised_at,label\n");
        assertThat(OracleShare.of(result(rows, Drawn::truth), none)).isEmpty();
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> OracleShare.of(result(drawn(50), Drawn::truth), file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("oracle");
    }

    private record Drawn(String id, double truth, double table, boolean label) {}

    private interface Answer {
        double of(Drawn row);
    }

    private static List<Drawn> drawn(int count) {
        Random random = new Random(3);
        List<Drawn> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double truth = 0.05 + 0.6 * random.nextDouble();
            double table = 0.35 + 0.3 * (truth - 0.35) + 0.05 * random.nextGaussian();
            rows.add(new Drawn("R" + i, truth, Math.max(0.01, Math.min(0.99, table)), random.nextDouble() < truth));
        }
        return rows;
    }

    private Path receipts(List<Drawn> rows) throws IOException {
        StringBuilder text = new StringBuilder("asn,line,advised_at,label\n");
        rows.forEach(
                row -> text.append(row.id()).append(",1,T,").append(row.truth()).append('\n'));
        return Files.writeString(folder.resolve("receipts.csv"), text);
    }

    private static OracleShare share(List<Drawn> rows, Path file, Answer model) {
        return OracleShare.of(result(rows, model), file).orElseThrow();
    }

    private static OracleShare.Measured result(List<Drawn> rows, Answer model) {
        List<ScoredRow> scored = new ArrayList<>();
        for (Drawn row : rows) {
            for (String key : List.of(row.id() + "/1", row.id() + "/1@N@T")) {
                scored.add(new ScoredRow(key, row.label() ? 1 : 0, model.of(row), row.table(), row.id()));
            }
        }
        return new OracleShare.Measured("label", scored, 200, 1);
    }
}
