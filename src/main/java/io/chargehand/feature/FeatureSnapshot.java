package io.chargehand.feature;

import io.chargehand.kernel.Sha256;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What a replay of the log knew at a place: the open work and, by the fingerprint of their set, the features' states. As
 * bytes it carries its format, the code that made it and a checksum, each of which must fit to be read back. Immutable;
 * the arrays are not to be changed.
 *
 * @param place up to where the log is folded in
 * @param history the open work, as {@link OperationalHistory#snapshot} writes it
 * @param sets the states, as {@link KeptSet#write} writes them
 */
record FeatureSnapshot(LogPlace place, byte[] history, Map<String, byte[]> sets) {

    private static final String FORMAT = "chargehand-features-1";
    private static final int CHECKSUM = 64;

    /** Takes down a history, as {@link #bytes} gives it, and the sets that it feeds. */
    static FeatureSnapshot of(LogPlace place, byte[] history, List<KeptSet> sets) throws IOException {
        Map<String, byte[]> states = new LinkedHashMap<>();
        for (KeptSet set : sets) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            set.write(bytes);
            states.put(AsOfState.fingerprint(set.set()), bytes.toByteArray());
        }
        return new FeatureSnapshot(place, history, states);
    }

    /** A history alone. */
    static byte[] bytes(OperationalHistory history) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            history.snapshot(out);
        }
        return bytes.toByteArray();
    }

    /** Whether all these sets are in it. */
    boolean holds(List<FeatureSet> asked) {
        return asked.stream().allMatch(set -> sets.containsKey(AsOfState.fingerprint(set)));
    }

    OperationalHistory readHistory() throws IOException {
        return OperationalHistory.restore(new DataInputStream(new ByteArrayInputStream(history)));
    }

    KeptSet readSet(FeatureSet set) throws IOException {
        byte[] bytes = sets.get(AsOfState.fingerprint(set));
        if (bytes == null) {
            throw new IOException("the snapshot lacks a feature set");
        }
        return KeptSet.read(set, new ByteArrayInputStream(bytes));
    }

    /**
     * The whole as bytes.
     *
     * @param maker names the code that folds
     */
    byte[] toBytes(String maker) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, fast))) {
            out.writeUTF(maker);
            RowCodec.write(place.time(), out);
            out.writeLong(place.position());
            out.writeLong(place.end());
            write(history, out);
            out.writeInt(sets.size());
            for (Map.Entry<String, byte[]> set : sets.entrySet()) {
                out.writeUTF(set.getKey());
                write(set.getValue(), out);
            }
        } finally {
            fast.end();
        }
        byte[] body = packed.toByteArray();
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + CHECKSUM * 2);
        DataOutputStream out = new DataOutputStream(whole);
        out.writeUTF(FORMAT);
        out.writeUTF(Sha256.hex(body));
        out.write(body);
        return whole.toByteArray();
    }

    /**
     * Reads bytes back; empty where other code made them.
     *
     * @throws IOException when they are damaged or of another format
     */
    static Optional<FeatureSnapshot> read(byte[] bytes, String maker) throws IOException {
        DataInputStream whole = new DataInputStream(new ByteArrayInputStream(bytes));
        if (!whole.readUTF().equals(FORMAT)) {
            throw new IOException("the snapshot is of another format");
        }
        String checksum = whole.readUTF();
        byte[] body = whole.readAllBytes();
        if (!Sha256.hex(body).equals(checksum)) {
            throw new IOException("the snapshot does not fit its checksum");
        }
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(body)))) {
            if (!in.readUTF().equals(maker)) {
                return Optional.empty();
            }
            LogPlace place = new LogPlace(RowCodec.readInstant(in), in.readLong(), in.readLong());
            byte[] history = readBytes(in);
            Map<String, byte[]> sets = new LinkedHashMap<>();
            for (int i = in.readInt(); i > 0; i--) {
                sets.put(in.readUTF(), readBytes(in));
            }
            return Optional.of(new FeatureSnapshot(place, history, sets));
        }
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
