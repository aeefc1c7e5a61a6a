package io.chargehand.feature;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;

/** The formulas of features. Stateless. */
final class FeatureArithmetic {

    /** Keeps logarithms of shares finite: half a percent, below which rates of a few hundred rows tell nothing apart. */
    private static final double SHARE_FLOOR = 0.005;

    private FeatureArithmetic() {}

    static double formed(Feature.RateForm form, double rate, double prior) {
        return switch (form) {
            case RATE -> rate;
            case DIFFERENCE -> rate - prior;
            case LIFT -> Math.log((rate + SHARE_FLOOR) / (prior + SHARE_FLOOR));
        };
    }

    static double smoothed(double[] countAndSum, double smoothing, double prior) {
        double borrowed = Double.isNaN(prior) ? 0 : smoothing;
        double weight = countAndSum[0] + borrowed;
        return weight <= 0 ? prior : (countAndSum[1] + (borrowed == 0 ? 0 : borrowed * prior)) / weight;
    }

    static double logOdds(double share) {
        return share >= 0 && share <= 1 ? Math.log((share + SHARE_FLOOR) / (1 - share + SHARE_FLOOR)) : Double.NaN;
    }

    static double elapsed(long from, long to) {
        return from == Row.NO_INSTANT || to == Row.NO_INSTANT ? Double.NaN : to - from;
    }

    static double logarithm(double value) {
        return Math.signum(value) * Math.log1p(Math.abs(value));
    }

    static double calendarPart(long instant, Feature.CalendarPart part, ZoneId zone) {
        if (instant == Row.NO_INSTANT) {
            return Double.NaN;
        }
        ZonedDateTime local = Instant.ofEpochMilli(instant).atZone(zone);
        return switch (part) {
            case HOUR_OF_DAY -> local.getHour();
            case MINUTE_OF_DAY -> local.getHour() * 60 + local.getMinute();
            case DAY_OF_WEEK -> local.getDayOfWeek().getValue();
            case HOUR_OF_WEEK -> (local.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()) * 24 + local.getHour();
            case DAY_OF_MONTH -> local.getDayOfMonth();
            case DAY_OF_YEAR -> local.getDayOfYear();
            case MONTH -> local.getMonthValue();
            case QUARTER -> local.get(IsoFields.QUARTER_OF_YEAR);
        };
    }
}
