package io.chargehand.monitoring;

import io.chargehand.feature.HistorySink;
import io.chargehand.feature.OperationalStreams;
import io.chargehand.feature.Row;
import io.chargehand.kernel.Rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hears of decisions, and of what came of them, from the fold of events that features and labels come from. Never waits: what
 * finds it full is lost and counted. Thread-safe.
 */
public final class DecisionWatch implements HistorySink {

    /** How far the log may have gone on past a decision when it is scored. */
    private static final Duration FRESH = Duration.ofHours(1);

    private final ArrayBlockingQueue<Row> begun;
    private final ArrayBlockingQueue<Row> ended;
    private final AtomicLong lost = new AtomicLong();
    private volatile Instant reached = Instant.MIN;

    /** Holds up to {@code capacity} decisions and as many outcomes, 10 to 1,000,000. */
    public DecisionWatch(int capacity) {
        Rules.range("decisionBuffer", capacity, 10, 1_000_000);
        this.begun = new ArrayBlockingQueue<>(capacity);
        this.ended = new ArrayBlockingQueue<>(capacity);
    }

    @Override
    public void began(Row row) {
        offer(begun, row);
    }

    @Override
    public void ended(Row row) {
        offer(ended, row);
    }

    @Override
    public void passed(Instant hour) {
        reached = hour;
    }

    private void offer(ArrayBlockingQueue<Row> queue, Row row) {
        String stream = row.schema().stream();
        boolean scored = stream.equals(OperationalStreams.RECEIPT_LINES.name())
                || stream.equals(OperationalStreams.PROMISE_LINES.name());
        if (scored && !queue.offer(row)) {
            lost.incrementAndGet();
        }
    }

    /**
     * Takes out up to {@code most} decisions, the oldest first. Those that time has left behind are lost: features of now would
     * know what was not known then.
     */
    List<DecidedRow> decisions(int most) {
        List<Row> taken = new ArrayList<>();
        begun.drainTo(taken, most);
        Instant oldest = reached.equals(Instant.MIN) ? reached : reached.minus(FRESH);
        List<DecidedRow> fresh = taken.stream()
                .map(DecidedRow::new)
                .filter(row -> !row.decidedAt().isBefore(oldest))
                .toList();
        lost.addAndGet(taken.size() - fresh.size());
        return fresh;
    }

    /** Takes out up to {@code most} rows whose labels are known, the oldest first. */
    List<Row> outcomes(int most) {
        List<Row> taken = new ArrayList<>();
        ended.drainTo(taken, most);
        return taken;
    }

    /** How many decisions and outcomes were lost since the start. */
    public long lost() {
        return lost.get();
    }
}
