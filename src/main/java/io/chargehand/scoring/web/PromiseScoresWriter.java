package io.chargehand.scoring.web;

import io.chargehand.scoring.FeatureUsed;
import io.chargehand.scoring.FeaturesShown;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Writes promise scores as the service's JSON mapper does, several times as fast: an answer of ten nodes is 28 KB, and is the
 * larger part of such a call. A test holds the two to each other. Thread-safe.
 */
@Component
final class PromiseScoresWriter extends AbstractHttpMessageConverter<RiskScores.Promises> {

    private static final int EXPECTED = 32_768;

    /** Most bytes of an array that is kept for the next answer: enough for 70 nodes. */
    private static final int MOST_SPARE = 262_144;

    /** How many are kept at most. */
    private static final int SPARE = 8;

    private static final byte[] SCORES = ascii("{\"scores\":[");
    private static final byte[] ORDER = ascii("{\"orderId\":");
    private static final byte[] LINE = ascii(",\"line\":");
    private static final byte[] NODE = ascii(",\"nodeId\":");
    private static final byte[] ITEM = ascii(",\"itemId\":");
    private static final byte[] METHOD = ascii(",\"method\":");
    private static final byte[] DECIDED = ascii(",\"decidedAt\":");
    private static final byte[] DUE = ascii(",\"dueAt\":");
    private static final byte[] PLANNED = ascii(",\"plannedFinish\":");
    private static final byte[] MISS = ascii(",\"missProbability\":");
    private static final byte[] CURVE = ascii(",\"curve\":[");
    private static final byte[] FINISH = ascii("{\"finish\":");
    private static final byte[] MODEL = ascii("],\"model\":{\"name\":");
    private static final byte[] VERSION = ascii(",\"version\":");
    private static final byte[] REASON = ascii(",\"fallbackReason\":");
    private static final byte[] FALLBACK = ascii("},\"fallback\":");
    private static final byte[] FEATURES = ascii(",\"features\":[");
    static final byte[] NAME = ascii("{\"name\":");
    static final byte[] VALUE = ascii(",\"value\":");
    private static final byte[] ATTRIBUTIONS = ascii(",\"attributions\":");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] END = ascii("]}");

    private final Queue<Page> spare = new ArrayBlockingQueue<>(SPARE);

    PromiseScoresWriter() {
        super(MediaType.APPLICATION_JSON);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == RiskScores.Promises.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType media) {
        return false;
    }

    @Override
    protected RiskScores.Promises readInternal(Class<? extends RiskScores.Promises> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("scores are written only", message);
    }

    @Override
    protected void writeInternal(RiskScores.Promises answer, HttpOutputMessage message) throws IOException {
        Page kept = spare.poll();
        Page page = kept == null ? new Page(new JsonBytes(EXPECTED)) : kept;
        JsonBytes json = page.json();
        write(page, answer);
        message.getHeaders().setContentLength(json.size());
        json.writeTo(message.getBody());
        if (json.capacity() <= MOST_SPARE) {
            json.clear();
            spare.offer(page);
        }
    }

    /** What an answer is written into, and how the points of its curves begin. */
    record Page(JsonBytes json, InstantTexts points) {
        Page(JsonBytes json) {
            this(json, new InstantTexts(FINISH, MISS));
        }
    }

    static JsonBytes write(Page page, RiskScores.Promises answer) {
        JsonBytes out = page.json().raw(SCORES);
        for (int i = 0; i < answer.scores().size(); i++) {
            comma(out, i);
            write(page, answer.scores().get(i));
        }
        return out.raw(END);
    }

    private static void write(Page page, RiskScores.Promise score) {
        JsonBytes out = page.json();
        out.raw(ORDER).text(score.orderId()).raw(LINE).whole(score.line());
        out.raw(NODE).text(score.nodeId()).raw(ITEM).text(score.itemId());
        out.raw(METHOD).text(score.method().name());
        out.raw(DECIDED).instant(score.decidedAt()).raw(DUE).instant(score.dueAt());
        out.raw(PLANNED).instant(score.plannedFinish()).raw(MISS).millionths(score.missProbability());
        out.raw(CURVE);
        write(page, score.curve());
        out.raw(MODEL)
                .text(score.model().name())
                .raw(VERSION)
                .text(score.model().version());
        String reason = score.model().fallbackReason();
        if (reason != null) {
            out.raw(REASON).text(reason);
        }
        out.raw(FALLBACK).raw(score.fallback() ? TRUE : FALSE).raw(FEATURES);
        writeFeatures(out, score.features());
        out.raw(']');
        if (score.attributions() != null) {
            out.raw(ATTRIBUTIONS).raw(RiskScores.JSON.writeValueAsBytes(score.attributions()));
        }
        out.raw('}');
    }

    private static void write(Page page, List<RiskScores.CurvePoint> points) {
        JsonBytes out = page.json();
        if (points instanceof CurveShown shown) {
            for (int i = 0; i < shown.size(); i++) {
                shown.writeFinish(comma(out, i), page.points(), i);
                out.millionths(shown.probability(i)).raw('}');
            }
            return;
        }
        for (int i = 0; i < points.size(); i++) {
            RiskScores.CurvePoint point = points.get(i);
            comma(out, i).raw(FINISH).instant(point.finish()).raw(MISS).millionths(point.missProbability());
            out.raw('}');
        }
    }

    private static void writeFeatures(JsonBytes out, List<FeatureUsed> features) {
        if (features instanceof FeaturesShown shown) {
            FeatureHeads heads = FeatureHeads.of(shown.set());
            for (int i = 0; i < features.size(); i++) {
                heads.write(out, shown, i);
            }
            return;
        }
        for (int i = 0; i < features.size(); i++) {
            FeatureUsed feature = features.get(i);
            comma(out, i).raw(NAME).text(feature.name()).raw(VALUE).text(feature.value());
            out.raw('}');
        }
    }

    private static JsonBytes comma(JsonBytes out, int index) {
        return index == 0 ? out : out.raw(',');
    }
}
