package io.chargehand.scoring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.OperationalRates;
import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.RiskCurve;
import io.chargehand.scoring.Attribution;
import io.chargehand.scoring.FeatureUsed;
import io.chargehand.scoring.FeaturesShown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class PromiseScoresWriterTest {

    /** As the service's mapper does, what is absent is left out. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private static final FeatureSet RATES = OperationalRates.receipt();

    @Test
    void writesWhatTheMapperWrites() {
        Random random = new Random(3);
        for (int trial = 0; trial < 300; trial++) {
            List<RiskScores.Promise> scores = new ArrayList<>();
            for (int i = 0; i < random.nextInt(4); i++) {
                scores.add(score(random));
            }
            RiskScores.Promises answer = new RiskScores.Promises(scores);
            String written = new String(
                    PromiseScoresWriter.write(new PromiseScoresWriter.Page(new JsonBytes(16)), answer)
                            .array(),
                    StandardCharsets.UTF_8);
            assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(MAPPER.writeValueAsString(answer)));
        }
    }

    @Test
    void namesStandInTheMappersOrder() {
        RiskScores.Promises answer = new RiskScores.Promises(List.of(score(new Random(1)), score(new Random(2))));
        String written = new String(
                PromiseScoresWriter.write(new PromiseScoresWriter.Page(new JsonBytes(16)), answer)
                        .array(),
                StandardCharsets.UTF_8);
        assertThat(names(written)).isEqualTo(names(MAPPER.writeValueAsString(answer)));
    }

    private static String names(String json) {
        return json.replaceAll(":(\"[^\"]*\"|[-0-9.E+]+|true|false|null)", ":");
    }

    private static RiskScores.Promise score(Random random) {
        Attribution attribution = new Attribution(
                -1.5, 0.25, List.of(new Attribution.Share("slack", 1.25), new Attribution.Share("x", 0.5)));
        @Nullable Attribution given = random.nextBoolean() ? attribution : null;
        return new RiskScores.Promise(
                "order-" + random.nextInt(100),
                1 + random.nextInt(9),
                "ST01",
                "item",
                FulfillmentMethod.values()[random.nextInt(FulfillmentMethod.values().length)],
                instant(random),
                instant(random),
                instant(random),
                probability(random),
                random.nextBoolean() ? points(random) : new CurveShown(curve(random)),
                new RiskScores.Model("sla-risk", "v\u00e9 \"1\"\\\n", random.nextBoolean() ? null : "no \t model"),
                random.nextBoolean(),
                random.nextBoolean() ? shown(random) : List.of(new FeatureUsed("method", "na\u00efve\u20ac")),
                given);
    }

    private static List<RiskScores.CurvePoint> points(Random random) {
        List<RiskScores.CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < random.nextInt(5); i++) {
            points.add(new RiskScores.CurvePoint(instant(random), probability(random)));
        }
        return points;
    }

    private static RiskCurve curve(Random random) {
        int size = 1 + random.nextInt(20);
        double[] minutes = new double[size];
        double[] risks = new double[size];
        for (int i = 0; i < size; i++) {
            minutes[i] = (i == 0 ? random.nextInt(3) - 1 : minutes[i - 1]) + (1 + random.nextInt(100_000)) / 60_000.0;
            risks[i] = random.nextDouble();
        }
        Arrays.sort(risks);
        return new RiskCurve(instant(random), new PiecewiseLinear(minutes, risks, 0));
    }

    private static List<FeatureUsed> shown(Random random) {
        int count = RATES.features().size();
        double[] numbers = new double[count];
        String[] texts = new String[count];
        Arrays.fill(texts, "");
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (random.nextInt(6)) {
                case 0 -> Double.NaN;
                case 1 -> random.nextInt(100) - 50;
                case 2 -> random.nextGaussian() * 1e-4;
                case 3 -> random.nextGaussian() * 1e14;
                default -> random.nextGaussian() * 1000;
            };
        }
        return FeaturesShown.of(FeatureVector.given(RATES, numbers, texts));
    }

    private static double probability(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> random.nextInt(1000) / 1e6;
            default -> Math.rint(random.nextDouble() * 1e6) / 1e6;
        };
    }

    private static Instant instant(Random random) {
        long seconds = random.nextInt(10) == 0 ? -62_200_000_000L : random.nextInt() * 3L;
        return Instant.ofEpochSecond(
                seconds,
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> 1_000_000 * random.nextInt(1000);
                    case 2 -> 1_000 * random.nextInt(1_000_000);
                    default -> random.nextInt(1_000_000_000);
                });
    }
}
