package io.chargehand.monitoring;

import io.chargehand.kernel.Rules;
import io.chargehand.scoring.ScoreListener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Snapshots between the thread that scores and the one that writes. Never waits: what finds it full is lost and counted. The last
 * tenth is kept for decisions. Thread-safe.
 */
public final class SnapshotBuffer {

    private final ArrayBlockingQueue<Snapshot> waiting;
    private final int forDecisions;
    private final AtomicLong lost = new AtomicLong();

    /**
     * Makes an empty buffer.
     *
     * @param capacity most snapshots that wait, 10 to 1,000,000; about 1.5 KB each
     */
    public SnapshotBuffer(int capacity) {
        Rules.range("snapshotBuffer", capacity, 10, 1_000_000);
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.forDecisions = capacity / 10;
    }

    /** Puts each score heard into the buffer. */
    public ScoreListener listener(Snapshot.Purpose purpose) {
        return score -> {
            boolean room = purpose == Snapshot.Purpose.DECISION || waiting.remainingCapacity() > forDecisions;
            if (!room || !waiting.offer(new Snapshot(score, purpose))) {
                lost.incrementAndGet();
            }
        };
    }

    /** Takes out up to {@code most} snapshots, the oldest first. */
    public List<Snapshot> drain(int most) {
        List<Snapshot> taken = new ArrayList<>();
        waiting.drainTo(taken, most);
        return taken;
    }

    /** How many wait. */
    public int waiting() {
        return waiting.size();
    }

    /** How many were lost since the start. */
    public long lost() {
        return lost.get();
    }

    /** Counts snapshots that could not be written. */
    public void countLost(int snapshots) {
        lost.addAndGet(snapshots);
    }
}
