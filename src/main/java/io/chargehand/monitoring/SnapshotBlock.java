package io.chargehand.monitoring;

import java.util.List;

/**
 * Scores of one call, of one version, whose keys share a stem, in their compact form: an order's lines at its candidate nodes, or the
 * lines of an ASN. Immutable; {@code content} is not to be written to.
 *
 * @param model the model's name
 * @param version the version whose features these are
 * @param stem what the keys share, by {@link #stem}
 * @param keys of the scores, in their order
 * @param names of the version's features, in their order
 * @param content as {@link SnapshotCodec} wrote it
 */
public record SnapshotBlock(
        String model, String version, String stem, List<String> keys, List<String> names, byte[] content) {

    /** Bytes that a block takes beside its content and keys, about. */
    private static final int OVERHEAD = 200;

    private static final int BYTES_A_KEY = 80;

    /** The part of a key that scores are kept and found by: all before its last slash, or all of it. */
    public static String stem(String key) {
        return key.substring(0, stemLength(key));
    }

    /** Whether two keys share their stem. */
    static boolean isSameStem(String key, String other) {
        int length = stemLength(key);
        return length == stemLength(other) && key.regionMatches(0, other, 0, length);
    }

    private static int stemLength(String key) {
        int slash = key.lastIndexOf('/');
        return slash < 0 ? key.length() : slash;
    }

    /** Bytes of memory it takes, about. */
    public long bytes() {
        return content.length + OVERHEAD + (long) BYTES_A_KEY * keys.size();
    }
}
