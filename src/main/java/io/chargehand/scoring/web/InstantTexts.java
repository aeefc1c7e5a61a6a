package io.chargehand.scoring.web;

import io.chargehand.kernel.Rules;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Instants as JSON: ISO 8601 in UTC in quotes, with as many groups of three decimals as they need, between two texts that are always the
 * same. Keeps the last ones, since nodes that are asked about together have nearly all their instants in common. Not safe for use
 * by several threads.
 */
final class InstantTexts {

    /** Most bytes of a text, and how many are copied at once. */
    static final int LONGEST = 64;

    private static final int LONGEST_INSTANT = 32;
    private static final int KEPT = 64;
    private static final int NANO = 1_000_000_000;
    private static final long DAY = 86_400;
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay() * DAY;
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay() * DAY;

    private final byte[] before;
    private final byte[] after;
    private final long[] seconds = new long[KEPT];
    private final int[] nanos = new int[KEPT];
    private final int[] lengths = new int[KEPT];
    private final byte[] texts = new byte[KEPT * LONGEST];
    private long day = Long.MIN_VALUE;
    private byte[] dayText = {};

    /** Shows instants between two texts, of at most 32 bytes together. */
    InstantTexts(byte[] before, byte[] after) {
        Rules.range("texts", before.length + after.length, 0, LONGEST - LONGEST_INSTANT);
        this.before = before;
        this.after = after;
        Arrays.fill(nanos, -1);
    }

    /** What stands before each instant. */
    byte[] before() {
        return before;
    }

    /** What stands after each instant. */
    byte[] after() {
        return after;
    }

    /** Whether the instant has a year of four digits; only such are shown. */
    static boolean isPlain(long second) {
        return second >= FIRST && second < LAST;
    }

    /** Which of the texts kept is that of a plain instant, until the next call. */
    int find(long second, int nano) {
        int slot = (int) ((second ^ nano) * 0x9E3779B97F4A7C15L >>> 58);
        if (seconds[slot] != second || nanos[slot] != nano) {
            seconds[slot] = second;
            nanos[slot] = nano;
            lengths[slot] = write(slot * LONGEST, second, nano) - slot * LONGEST;
        }
        return slot;
    }

    /** How many bytes a text has. */
    int length(int slot) {
        return lengths[slot];
    }

    /** Copies {@link #LONGEST} bytes, of which the text's own are the first. */
    void copy(int slot, byte[] into, int at) {
        System.arraycopy(texts, slot * LONGEST, into, at, LONGEST);
    }

    private int write(int first, long second, int nano) {
        long epochDay = Math.floorDiv(second, DAY);
        if (epochDay != day) {
            day = epochDay;
            dayText = LocalDate.ofEpochDay(epochDay).toString().getBytes(StandardCharsets.US_ASCII);
        }
        System.arraycopy(before, 0, texts, first, before.length);
        int at = first + before.length;
        texts[at++] = '"';
        System.arraycopy(dayText, 0, texts, at, dayText.length);
        at += dayText.length;
        int time = (int) Math.floorMod(second, DAY);
        at = two(at, 'T', time / 3600);
        at = two(at, ':', time / 60 % 60);
        at = two(at, ':', time % 60);
        if (nano > 0) {
            texts[at++] = '.';
            int unit = NANO;
            for (int rest = nano; rest > 0; rest %= unit) {
                unit /= 1000;
                at = three(at, rest / unit);
            }
        }
        texts[at++] = 'Z';
        texts[at++] = '"';
        System.arraycopy(after, 0, texts, at, after.length);
        return at + after.length;
    }

    private int two(int at, char before, int number) {
        texts[at] = (byte) before;
        texts[at + 1] = (byte) ('0' + number / 10);
        texts[at + 2] = (byte) ('0' + number % 10);
        return at + 3;
    }

    private int three(int at, int number) {
        texts[at] = (byte) ('0' + number / 100);
        texts[at + 1] = (byte) ('0' + number / 10 % 10);
        texts[at + 2] = (byte) ('0' + number % 10);
        return at + 3;
    }
}
