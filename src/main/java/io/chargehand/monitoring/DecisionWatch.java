package io.chargehand.monitoring;

import io.chargehand.feature.HistorySink;
import io.chargehand.feature.OperationalStreams;
import io.chargehand.feature.Row;
import io.chargehand.kernel.Rules;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hears of decisions, and of what came of them, from the fold of events that features and labels come from. Never waits: what
 * finds it full is left out and counted. Thread-safe.
 */
public final class DecisionWatch implements HistorySink {

    /** How far the log may have gone on past a decision when it is scored. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final ArrayBlockingQueue<Row> begun;
    private final ArrayBlockingQueue<Row> ended;
    private final Map<Bucket, Long> leftOut = new ConcurrentHashMap<>();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile Instant reached = Instant.MIN;

    private record Bucket(String model, Instant hour, LeftOut.Why why) {}

    /** Holds up to {@code capacity} decisions and as many outcomes, 10 to 1,000,000. */
    public DecisionWatch(int capacity) {
        Rules.range("decisionBuffer", capacity, 10, 1_000_000);
        this.begun = new ArrayBlockingQueue<>(capacity);
        this.ended = new ArrayBlockingQueue<>(capacity);
    }

    @Override
    public void began(Row row) {
        if (isScored(row) && !begun.offer(row)) {
            lost.incrementAndGet();
            leaveOut(new DecidedRow(row), LeftOut.Why.FULL);
        }
    }

    @Override
    public void ended(Row row) {
        if (isScored(row) && !ended.offer(row)) {
            lost.incrementAndGet();
        }
    }

    @Override
    public void passed(Instant hour) {
        reached = hour;
    }

    private static boolean isScored(Row row) {
        String stream = row.schema().stream();
        return stream.equals(OperationalStreams.RECEIPT_LINES.name())
                || stream.equals(OperationalStreams.PROMISE_LINES.name());
    }

    /**
     * Takes out up to {@code most} decisions, the oldest first. Those that the log has gone past by more than an hour, as where days of
     * history come at once, are left out: features of now would know what was not known then.
     */
    Taken decisions(int most) {
        List<Row> taken = new ArrayList<>();
        begun.drainTo(taken, most);
        Instant oldest = reached.equals(Instant.MIN) ? reached : reached.minus(FRESH);
        List<DecidedRow> fresh = new ArrayList<>(taken.size());
        for (Row row : taken) {
            DecidedRow decided = new DecidedRow(row);
            if (decided.decidedAt().isBefore(oldest)) {
                late.incrementAndGet();
                leaveOut(decided, LeftOut.Why.LATE);
            } else {
                fresh.add(decided);
            }
        }
        return new Taken(fresh, taken.size() == most);
    }

    /**
     * Decisions taken out.
     *
     * @param fresh those to score
     * @param more whether others may wait
     */
    record Taken(List<DecidedRow> fresh, boolean more) {}

    private void leaveOut(DecidedRow decided, LeftOut.Why why) {
        Instant hour = decided.decidedAt().truncatedTo(ChronoUnit.HOURS);
        leftOut.merge(new Bucket(decided.model(), hour, why), 1L, Long::sum);
    }

    /** Takes out what was left out since the last call, by hour. */
    List<LeftOut> leftOut() {
        List<LeftOut> taken = new ArrayList<>();
        for (Bucket bucket : leftOut.keySet()) {
            Long count = leftOut.remove(bucket);
            if (count != null) {
                taken.add(new LeftOut(bucket.model(), bucket.hour(), bucket.why(), count));
            }
        }
        return taken;
    }

    /** Takes out up to {@code most} rows whose labels are known, the oldest first. */
    List<Row> outcomes(int most) {
        List<Row> taken = new ArrayList<>();
        ended.drainTo(taken, most);
        return taken;
    }

    /** How many decisions came too late to be scored since the start. */
    public long late() {
        return late.get();
    }

    /** How many decisions and outcomes found the watch full since the start. */
    public long lost() {
        return lost.get();
    }
}
