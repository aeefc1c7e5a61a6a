package io.chargehand.monitoring;

import io.chargehand.kernel.Rules;
import io.chargehand.scoring.GivenScore;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Snapshots of the scores that were asked for, between the threads that score and the one that writes, in their compact form. Never
 * waits: what finds it full, the newest therefore, is lost and counted. Thread-safe.
 */
public final class SnapshotBuffer {

    private final Queue<SnapshotBlock> waiting = new ConcurrentLinkedQueue<>();
    private final long capacity;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong scores = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /**
     * Makes an empty buffer.
     *
     * @param capacity bytes that may wait, 10,000 to 4 GiB; a score takes some 200
     */
    public SnapshotBuffer(long capacity) {
        Rules.range("snapshotBuffer", capacity, 10_000, 1L << 32);
        this.capacity = capacity;
    }

    /** Puts the scores of a call in, or counts them as lost; a {@link io.chargehand.scoring.ScoreListener}. */
    public void keep(List<GivenScore> given) {
        SnapshotCodec.blocks(given).forEach(this::offer);
    }

    private void offer(SnapshotBlock block) {
        if (bytes.addAndGet(block.bytes()) > capacity) {
            bytes.addAndGet(-block.bytes());
            lost.addAndGet(block.keys().size());
            return;
        }
        scores.addAndGet(block.keys().size());
        waiting.add(block);
    }

    /** Takes out blocks, the oldest first, until they have so many bytes or nothing waits. One thread at a time calls it. */
    public List<SnapshotBlock> drain(long most) {
        List<SnapshotBlock> taken = new ArrayList<>();
        long sum = 0;
        SnapshotBlock next = waiting.poll();
        while (next != null) {
            taken.add(next);
            sum += next.bytes();
            scores.addAndGet(-next.keys().size());
            next = sum < most ? waiting.poll() : null;
        }
        bytes.addAndGet(-sum);
        return taken;
    }

    /** How many scores wait. */
    public long waiting() {
        return scores.get();
    }

    /** How many were written since the start. */
    public long kept() {
        return kept.get();
    }

    /** How many were lost since the start. */
    public long lost() {
        return lost.get();
    }

    /** Counts scores that were written. */
    void countKept(long written) {
        kept.addAndGet(written);
    }

    /** Counts scores that could not be written. */
    void countLost(long unwritten) {
        lost.addAndGet(unwritten);
    }
}
