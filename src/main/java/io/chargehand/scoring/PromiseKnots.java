package io.chargehand.scoring;

import io.chargehand.feature.PromiseCase;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.PiecewiseLinear;
import io.chargehand.kernel.RiskCurve;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The finish times at which a risk curve is computed: close together around the due time. Stateless. */
final class PromiseKnots {

    private static final double[] AROUND_DUE = {-720, -360, -240, -150, -100, -70, -45, -30, -18, -8, 0, 10, 25, 60, 120
    };

    private PromiseKnots() {}

    /** Minutes after the decision, rising: the decision itself, those around the due time, and the planned finish. */
    static double[] minutes(PromiseCase one) {
        double due = Minutes.between(one.decidedAt(), one.dueAt());
        double[] minutes = new double[AROUND_DUE.length + 2];
        minutes[0] = 0;
        minutes[1] = Math.max(0, Minutes.between(one.decidedAt(), one.plannedFinish()));
        int count = 2;
        for (double offset : AROUND_DUE) {
            if (due + offset > 0) {
                minutes[count++] = due + offset;
            }
        }
        Arrays.sort(minutes, 0, count);
        int kept = 1;
        for (int i = 1; i < count; i++) {
            if (minutes[i] != minutes[kept - 1]) {
                minutes[kept++] = minutes[i];
            }
        }
        return Arrays.copyOf(minutes, kept);
    }

    /** The curve through a risk at each knot. */
    static RiskCurve curve(PromiseCase one, DoubleUnaryOperator riskByMinute) {
        return sweptCurve(one, minutes -> {
            double[] risks = new double[minutes.length];
            for (int i = 0; i < risks.length; i++) {
                risks[i] = riskByMinute.applyAsDouble(minutes[i]);
            }
            return risks;
        });
    }

    /**
     * The curve through the risks at all knots, made exactly monotone by its running maximum. Certain where the due time
     * has passed already: what is not ready then is missed.
     */
    static RiskCurve sweptCurve(PromiseCase one, UnaryOperator<double[]> risksByMinutes) {
        if (!one.decidedAt().isBefore(one.dueAt())) {
            return new RiskCurve(one.decidedAt(), PiecewiseLinear.constant(1));
        }
        double[] minutes = minutes(one);
        double[] risks = risksByMinutes.apply(minutes);
        double highest = 0;
        for (int i = 0; i < minutes.length; i++) {
            highest = Math.max(highest, Math.min(1, risks[i]));
            risks[i] = highest;
        }
        return new RiskCurve(one.decidedAt(), new PiecewiseLinear(minutes, risks, 0));
    }

    /** The case with its finish planned so many minutes after the decision. */
    static PromiseCase planned(PromiseCase one, double minutes) {
        return new PromiseCase(
                one.orderLine(),
                one.method(),
                one.item(),
                one.quantity(),
                one.linesOfOrder(),
                one.node(),
                one.placedAt(),
                one.dueAt(),
                one.decidedAt(),
                one.decidedAt().plusMillis(Math.round(minutes * 60_000)));
    }
}
