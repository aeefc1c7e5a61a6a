package io.chargehand.event.web;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param accepted how many events are in the log now
 * @param duplicates how many were there before
 * @param rejected how many are dead letters
 * @param verdicts one per event, in the order sent
 */
record BatchAnswer(int accepted, int duplicates, int rejected, List<EventAnswer> verdicts) {

    static BatchAnswer of(List<EventAnswer> verdicts) {
        return new BatchAnswer(
                count(verdicts, "accepted"), count(verdicts, "duplicate"), count(verdicts, "rejected"), verdicts);
    }

    private static int count(List<EventAnswer> verdicts, String verdict) {
        return (int)
                verdicts.stream().filter(each -> each.verdict().equals(verdict)).count();
    }
}
