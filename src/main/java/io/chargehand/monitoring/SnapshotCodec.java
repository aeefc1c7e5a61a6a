package io.chargehand.monitoring;

import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureVector;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.Rules;
import io.chargehand.scoring.GivenScore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores with their features in a compact form, exact to the bit, and back. Of each score only the features that differ from those of
 * the score before are written: the candidates of an order share most. Stateless.
 *
 * <p>A block is the form's number, 1; how many features; a bit for each that is a text; and the scores. A score is its node; its
 * instant in microseconds less that of the score before; flags; the reason where a rate table answered; the probabilities by outcome,
 * and those of the version itself where they differ; a bit per feature that differs; a bit per such feature, set where a number needs eight
 * bytes; these features.
 */
public final class SnapshotCodec {

    private static final int FORM = 1;
    private static final int FALLBACK = 1;
    private static final int HAS_REASON = 2;
    private static final int SAME = 4;
    private static final int BYTES_A_SCORE = 300;

    private SnapshotCodec() {}

    /** Scores of one call, cut into blocks where version or stem change. */
    public static List<SnapshotBlock> blocks(List<GivenScore> scores) {
        List<SnapshotBlock> blocks = new ArrayList<>(1);
        int from = 0;
        for (int to = 1; to <= scores.size(); to++) {
            if (to == scores.size() || !together(scores.get(from), scores.get(to))) {
                blocks.add(block(scores.subList(from, to)));
                from = to;
            }
        }
        return blocks;
    }

    private static boolean together(GivenScore one, GivenScore other) {
        return one.version().equals(other.version())
                && one.model().equals(other.model())
                && SnapshotBlock.isSameStem(one.key(), other.key());
    }

    private static SnapshotBlock block(List<GivenScore> scores) {
        GivenScore first = scores.get(0);
        return new SnapshotBlock(
                first.model(),
                first.version(),
                SnapshotBlock.stem(first.key()),
                scores.stream().map(GivenScore::key).toList(),
                first.features().set().names(),
                content(scores));
    }

    private static byte[] content(List<GivenScore> scores) {
        List<Feature> features = scores.get(0).features().set().features();
        int count = features.size();
        BlockOutput out = new BlockOutput(BYTES_A_SCORE * (scores.size() + 1));
        out.put(FORM);
        out.number(count);
        int texts = out.gap(bytesFor(count));
        for (int i = 0; i < count; i++) {
            if (features.get(i).isCategory()) {
                out.mark(texts, i);
            }
        }
        double[] numbers = new double[count];
        Arrays.fill(numbers, Double.NaN);
        String[] categories = new String[count];
        Arrays.fill(categories, "");
        long before = 0;
        for (GivenScore score : scores) {
            long at = ChronoUnit.MICROS.between(Instant.EPOCH, score.at());
            out.text(score.node().value());
            out.signed(at - before);
            before = at;
            head(score, out);
            features(score.features(), features, numbers, categories, out);
        }
        return out.toBytes();
    }

    private static void head(GivenScore score, BlockOutput out) {
        Optional<String> reason = score.used().fallbackReason();
        boolean same = score.byModel().equals(score.answered());
        out.put((score.used().fallback() ? FALLBACK : 0) | (reason.isPresent() ? HAS_REASON : 0) | (same ? SAME : 0));
        reason.ifPresent(out::text);
        probabilities(score.answered(), out);
        if (!same) {
            probabilities(score.byModel(), out);
        }
    }

    private static void probabilities(Map<String, Double> byOutcome, BlockOutput out) {
        out.number(byOutcome.size());
        byOutcome.forEach((outcome, probability) -> {
            out.text(outcome);
            out.wide(probability);
        });
    }

    private static void features(
            FeatureVector vector, List<Feature> features, double[] numbers, String[] categories, BlockOutput out) {
        int count = numbers.length;
        int changed = out.gap(bytesFor(count));
        int wide = out.gap(bytesFor(count));
        for (int i = 0; i < count; i++) {
            double number = vector.number(i);
            String category = vector.category(i);
            if (!category.equals(categories[i]) && features.get(i).isCategory()) {
                out.mark(changed, i);
                out.text(category);
            } else if (Double.doubleToLongBits(number) != Double.doubleToLongBits(numbers[i])) {
                out.mark(changed, i);
                number(number, i, wide, out);
            }
            numbers[i] = number;
            categories[i] = category;
        }
    }

    private static void number(double number, int feature, int wide, BlockOutput out) {
        float narrow = (float) number;
        if (Double.doubleToLongBits(narrow) == Double.doubleToLongBits(number)) {
            out.narrow(narrow);
        } else {
            out.mark(wide, feature);
            out.wide(number);
        }
    }

    private static int bytesFor(int bits) {
        return (bits + 7) >> 3;
    }

    /**
     * The scores of a block.
     *
     * @param keys of the scores, in their order
     * @throws io.chargehand.kernel.InvalidInputException when the content has a form that is not known
     */
    public static List<AskedScore> read(String model, String version, List<String> keys, byte[] content) {
        BlockInput in = new BlockInput(content);
        int form = in.take();
        Rules.require(form == FORM, "content", form, "must have form " + FORM);
        int count = (int) in.number();
        byte[] texts = in.take(bytesFor(count));
        @Nullable Object[] values = new @Nullable Object[count];
        List<AskedScore> scores = new ArrayList<>(keys.size());
        long at = 0;
        for (String key : keys) {
            NodeId node = new NodeId(in.text());
            at += in.signed();
            int flags = in.take();
            Optional<String> reason = (flags & HAS_REASON) != 0 ? Optional.of(in.text()) : Optional.empty();
            Map<String, Double> answered = probabilities(in);
            Map<String, Double> byModel = (flags & SAME) != 0 ? answered : probabilities(in);
            features(in, texts, values);
            scores.add(new AskedScore(
                    model,
                    version,
                    key,
                    node,
                    Instant.EPOCH.plus(at, ChronoUnit.MICROS),
                    (flags & FALLBACK) != 0,
                    reason,
                    Arrays.asList(values),
                    answered,
                    byModel));
        }
        return scores;
    }

    private static Map<String, Double> probabilities(BlockInput in) {
        long count = in.number();
        Map<String, Double> byOutcome = new HashMap<>();
        for (long i = 0; i < count; i++) {
            byOutcome.put(in.text(), in.wide());
        }
        return byOutcome;
    }

    private static void features(BlockInput in, byte[] texts, @Nullable Object[] values) {
        byte[] changed = in.take(texts.length);
        byte[] wide = in.take(texts.length);
        for (int i = 0; i < values.length; i++) {
            if (BlockInput.isMarked(changed, i)) {
                values[i] = BlockInput.isMarked(texts, i) ? text(in.text()) : number(in, BlockInput.isMarked(wide, i));
            }
        }
    }

    private static @Nullable Object text(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Object number(BlockInput in, boolean wide) {
        double number = wide ? in.wide() : in.narrow();
        return Double.isNaN(number) ? null : (Object) number;
    }
}
