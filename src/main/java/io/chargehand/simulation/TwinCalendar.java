package io.chargehand.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * Days since the start of history and minutes of the local day, to and from instants in milliseconds. A day's clock is the
 * one of its noon, so that hours after a change of the clocks are right. Immutable.
 */
final class TwinCalendar {

    static final long MINUTE = 60_000L;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** Days known in advance, past the history, for the live days that follow. */
    private static final int MOST_DAYS = 2000;

    private final LocalDate first;
    private final long[] midnight = new long[MOST_DAYS];

    TwinCalendar(LocalDate first) {
        this.first = first;
        for (int day = 0; day < MOST_DAYS; day++) {
            ZonedDateTime noon = first.plusDays(day).atTime(12, 0).atZone(TwinSettings.ZONE);
            midnight[day] = noon.toInstant().toEpochMilli() - 12 * HOUR;
        }
    }

    /** The instant of a minute of a day. */
    long at(int day, double minuteOfDay) {
        return midnight[day] + (long) (minuteOfDay * MINUTE);
    }

    int day(long millis) {
        int guess = (int) Math.max(0, Math.min(MOST_DAYS - 1, (millis - midnight[0]) / DAY));
        while (guess > 0 && midnight[guess] > millis) {
            guess--;
        }
        while (guess < MOST_DAYS - 1 && midnight[guess + 1] <= millis) {
            guess++;
        }
        return guess;
    }

    double minuteOfDay(long millis) {
        return (millis - midnight[day(millis)]) / (double) MINUTE;
    }

    int hour(long millis) {
        return (int) Math.max(0, Math.min(23, minuteOfDay(millis) / 60));
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** 0 is Monday. */
    int weekday(int day) {
        return first.plusDays(day).getDayOfWeek().getValue() - 1;
    }

    static Instant instant(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
