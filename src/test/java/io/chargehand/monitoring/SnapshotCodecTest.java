package io.chargehand.monitoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.OperationalRates;
import io.chargehand.feature.OperationalStreams;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.scoring.GivenScore;
import io.chargehand.scoring.ModelUsed;
import io.chargehand.scoring.ScoringNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotCodecTest {

    private static final double[] ODD = {
        Double.NaN, 0.0, -0.0, 0.1, 0.1f, 1, -17, 1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY
    };
    private static final String[] TEXTS = {"", "PRO-001", "überlang \uD83D\uDE00", "@rare"};

    private static final FeatureSet SET = new FeatureSet(
            OperationalStreams.promise(),
            Map.of(),
            List.of(),
            ZoneOffset.UTC,
            IntStream.range(0, 19)
                    .mapToObj(i -> i % 4 == 1
                            ? new Feature.Category("f" + i, List.of("item"))
                            : (Feature) new Feature.Number("f" + i, "quantity", Feature.Transform.NONE))
                    .toList());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsReadIsWhatWasScoredToTheBit(long seed) {
        Random random = new Random(seed);
        List<GivenScore> scores = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            scores.add(drawn(random, "o-" + i / 10 + "/" + (i % 10) / 5 + "@S" + i % 5, "S" + i % 5));
        }
        List<SnapshotBlock> blocks = SnapshotCodec.blocks(scores);
        assertThat(blocks).extracting(SnapshotBlock::stem).containsExactly("o-0", "o-1", "o-2", "o-3");
        List<AskedScore> read = blocks.stream()
                .flatMap(block ->
                        SnapshotCodec.read(block.model(), block.version(), block.keys(), block.content()).stream())
                .toList();
        assertThat(read).hasSameSizeAs(scores);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isEqualTo(asked(scores.get(i)));
        }
    }

    @Test
    void scoresOfAnotherVersionOrStemAreKeptApart() {
        ModelUsed rates =
                new ModelUsed(ScoringNames.SLA_RISK, ScoringNames.RATE_TABLE, true, Optional.of("no champion"));
        FeatureVector empty = Vectors.empty(OperationalRates.promise());
        GivenScore byRates =
                Vectors.score(rates, "rate-table", "o-2/1@S1", "S1", empty, Map.of("missed", 0.5), Map.of());
        List<SnapshotBlock> blocks = SnapshotCodec.blocks(
                List.of(Vectors.promise("o-1/1@S1", "S1"), Vectors.promise("o-2/1@S1", "S1"), byRates, byRates));
        assertThat(blocks)
                .extracting(block -> block.stem() + " " + block.version() + " "
                        + block.keys().size())
                .containsExactly("o-1 v1 1", "o-2 v1 1", "o-2 rate-table 2");
        SnapshotBlock last = blocks.get(2);
        AskedScore read = SnapshotCodec.read(last.model(), last.version(), last.keys(), last.content())
                .get(1);
        assertThat(read.fallbackReason()).contains("no champion");
        assertThat(read.byModel()).isEmpty();
        assertThat(SnapshotCodec.blocks(List.of())).isEmpty();
    }

    @Test
    void textsThatRepeatAreNumberedHoweverManyThereAre() {
        List<GivenScore> scores = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            scores.add(drawn(new Random(i), "o-1/1@S" + i % 300, "S" + i % 300));
        }
        SnapshotBlock block = SnapshotCodec.blocks(scores).get(0);
        List<AskedScore> read = SnapshotCodec.read(block.model(), block.version(), block.keys(), block.content());
        assertThat(read).isEqualTo(scores.stream().map(SnapshotCodecTest::asked).toList());
    }

    @Test
    void aFormThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> SnapshotCodec.read("m", "v", List.of("k"), new byte[] {2, 0, 0}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("form 1");
    }

    private static GivenScore drawn(Random random, String key, String node) {
        int count = SET.features().size();
        double[] numbers = new double[count];
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            boolean text = SET.features().get(i).isCategory();
            numbers[i] = text ? Double.NaN : ODD[random.nextInt(ODD.length)];
            texts[i] = text ? TEXTS[random.nextInt(TEXTS.length)] : "";
        }
        boolean held = random.nextBoolean();
        Optional<String> reason = held ? Optional.of("drift: much") : Optional.empty();
        double own = random.nextDouble();
        return Vectors.score(
                new ModelUsed(ScoringNames.SLA_RISK, "v1", held, reason),
                "v1",
                key,
                node,
                FeatureVector.given(SET, numbers, texts),
                Map.of("missed", held ? 0.25 : own),
                Map.of("missed", own));
    }

    private static AskedScore asked(GivenScore score) {
        List<@Nullable Object> values = new ArrayList<>();
        List<Feature> features = score.features().set().features();
        for (int i = 0; i < features.size(); i++) {
            String text = score.features().category(i);
            double number = score.features().number(i);
            Object value = features.get(i).isCategory()
                    ? (text.isEmpty() ? null : text)
                    : Double.isNaN(number) ? null : number;
            values.add(value);
        }
        return new AskedScore(
                score.model(),
                score.version(),
                score.key(),
                score.node(),
                score.at(),
                score.used().fallback(),
                score.used().fallbackReason(),
                values,
                score.answered(),
                score.byModel());
    }
}
