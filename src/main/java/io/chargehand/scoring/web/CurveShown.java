package io.chargehand.scoring.web;

import io.chargehand.kernel.RiskCurve;

import java.time.Instant;
import java.util.AbstractList;

/** The points of a risk curve, made when they are looked at: {@link PromiseScoresWriter} never does. Immutable. */
final class CurveShown extends AbstractList<RiskScores.CurvePoint> {

    private static final int MILLIS = 1000;
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final int MINUTE = 60 * MILLIS;

    private final RiskCurve curve;
    private final long second;
    private final int nano;

    CurveShown(RiskCurve curve) {
        this.curve = curve;
        this.second = curve.origin().getEpochSecond();
        this.nano = curve.origin().getNano();
    }

    @Override
    public int size() {
        return curve.byMinutes().size();
    }

    @Override
    public RiskScores.CurvePoint get(int index) {
        Instant finish = curve.origin().plusMillis(millis(index));
        return new RiskScores.CurvePoint(finish, RiskScores.rounded(probability(index)));
    }

    double probability(int index) {
        return curve.byMinutes().y(index);
    }

    /** Writes the finish of a point as some texts show it. */
    void writeFinish(JsonBytes out, InstantTexts texts, int index) {
        long millis = millis(index);
        long seconds = Math.floorDiv(millis, (long) MILLIS);
        int nanos = nano + (int) (millis - seconds * MILLIS) * NANOS_A_MILLI;
        int over = nanos >= MILLIS * NANOS_A_MILLI ? 1 : 0;
        out.instant(texts, second + seconds + over, nanos - over * MILLIS * NANOS_A_MILLI);
    }

    private long millis(int index) {
        return Math.round(curve.byMinutes().x(index) * MINUTE);
    }
}
