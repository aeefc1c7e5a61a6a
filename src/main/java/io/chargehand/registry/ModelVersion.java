package io.chargehand.registry;

import io.chargehand.kernel.Rules;

import java.nio.file.Path;

/**
 * A registered version of a model. Immutable.
 *
 * @param name the model's name
 * @param version sorts by time of training
 * @param folder holds its files
 */
public record ModelVersion(String name, String version, Path folder) implements Comparable<ModelVersion> {

    /** Checks the names. */
    public ModelVersion {
        Rules.identifier("model.name", name);
        Rules.identifier("model.version", version);
    }

    @Override
    public int compareTo(ModelVersion other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : version.compareTo(other.version);
    }
}
