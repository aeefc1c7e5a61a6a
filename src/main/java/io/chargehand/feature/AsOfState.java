package io.chargehand.feature;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.Sha256;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Folds facts and evaluates rows as of their decision instants: the one evaluation of training and serving. Training
 * replays a history through it ({@link HistoryReplay}); serving keeps it up to date from live events.
 *
 * <p>A fact at {@code t} is seen by decisions strictly later than {@code t}. Facts may be folded in any order and ahead
 * of time: they wait until a decision passes them. A fact folded late, after a decision past its instant, is seen by
 * the decisions that follow. Memory grows with the number of keys and of waiting facts, not with the facts folded. Not
 * safe for use by several threads: its owner locks.
 */
public final class AsOfState {

    private static final int FORMAT = 1;

    private final FeatureSet set;
    private final FactFolder folder;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private long sequence;
    private long watermark = Long.MIN_VALUE;

    private record Waiting(Fact fact, long sequence) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = Long.compare(fact.at(), other.fact.at());
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** Starts with no facts. */
    public AsOfState(FeatureSet set) {
        this.set = set;
        this.folder = new FactFolder(set);
    }

    public FeatureSet set() {
        return set;
    }

    /**
     * The instant of the newest fact that decisions have seen, in milliseconds of the epoch; {@link Long#MIN_VALUE}
     * before the first.
     */
    public long watermark() {
        return watermark;
    }

    /** Takes a fact in; it is seen by decisions strictly later than its instant. */
    public void fold(Fact fact) {
        Rules.require(fact.at() != Row.NO_INSTANT, "fact.at", fact, "must be present");
        waiting.add(new Waiting(fact, sequence++));
    }

    /**
     * Lets the facts before an instant be seen now, so that they wait no longer: for who knows that few facts before it are
     * yet to come. Those that come after all are seen by the decisions that follow.
     */
    void settle(long before) {
        advance(before);
    }

    /**
     * Evaluates a row at its own decision instant.
     *
     * @throws io.chargehand.kernel.InvalidInputException when the row has none, or it lies before the watermark
     */
    public FeatureVector evaluate(Row row) {
        long at = set.rows().seen().of(row);
        Rules.require(
                at != Row.NO_INSTANT, set.rows().seen().column(), "", "must be present: it is the decision instant");
        return evaluate(row, at);
    }

    /**
     * Evaluates a row at a decision instant in milliseconds of the epoch, after the {@link #watermark()}.
     *
     * @throws io.chargehand.kernel.InvalidInputException when facts at that instant or later were already seen
     */
    public FeatureVector evaluate(Row row, long at) {
        if (at <= watermark) {
            throw new InvalidInputException(
                    "decision instant", at, "must be later than the newest fact seen, " + watermark);
        }
        advance(at);
        return folder.evaluate(row, at);
    }

    private void advance(long at) {
        for (Waiting next = waiting.peek(); next != null && next.fact().at() < at; next = waiting.peek()) {
            waiting.remove();
            folder.fold(next.fact());
            watermark = Math.max(watermark, next.fact().at());
        }
    }

    /** Tells feature sets apart that fold or evaluate differently. */
    static String fingerprint(FeatureSet set) {
        String definition = set.streams() + "\n" + new TreeMap<>(set.outcomes()) + "\n" + set.intervals() + "\n"
                + set.zone() + "\n" + set.features();
        return Sha256.hex(definition);
    }

    /** Writes everything seen and waiting; {@link #restore} reads it back. Leaves the stream open. */
    public void snapshot(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(FORMAT);
        out.writeUTF(fingerprint(set));
        out.writeLong(watermark);
        out.writeInt(waiting.size());
        PriorityQueue<Waiting> copy = new PriorityQueue<>(waiting);
        for (Waiting next = copy.poll(); next != null; next = copy.poll()) {
            RowCodec.write(next.fact(), out);
        }
        folder.write(out);
        out.flush();
    }

    /**
     * Reads a snapshot of a state with an equal feature set.
     *
     * @throws io.chargehand.kernel.InvalidInputException when it is of another format or feature set
     */
    public static AsOfState restore(FeatureSet set, InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int format = in.readInt();
        Rules.require(format == FORMAT, "snapshot.format", format, "must be " + FORMAT);
        Rules.require(
                in.readUTF().equals(fingerprint(set)),
                "snapshot.features",
                set.names(),
                "must be those of the snapshot");
        AsOfState state = new AsOfState(set);
        state.watermark = in.readLong();
        int facts = in.readInt();
        for (int i = 0; i < facts; i++) {
            state.fold(RowCodec.read(set, in));
        }
        state.folder.fill(in);
        return state;
    }
}
