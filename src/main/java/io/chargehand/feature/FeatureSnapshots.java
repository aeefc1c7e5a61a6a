package io.chargehand.feature;

import java.util.Optional;

/** Keeps the last snapshot of the features where the next start, and other processes, find it. Thread-safe. */
public interface FeatureSnapshots {

    /** Keeps none. */
    FeatureSnapshots NONE = new FeatureSnapshots() {
        @Override
        public Optional<byte[]> find() {
            return Optional.empty();
        }

        @Override
        public void keep(byte[] snapshot) {
            // asked for by nobody
        }
    };

    /** The last one kept, as a whole; empty where there is none. */
    Optional<byte[]> find();

    /** Puts a snapshot in the place of the last one, wholly or not at all. */
    void keep(byte[] snapshot);
}
