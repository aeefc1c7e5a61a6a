package io.chargehand.training.cli;

import io.chargehand.kernel.UnknownIdException;
import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.training.Champion;
import io.chargehand.training.TrainingRun;
import io.chargehand.training.csv.CsvRows;
import io.chargehand.training.tribuo.LibraryVersions;
import io.chargehand.training.tribuo.TribuoLearners;

import java.util.List;

/** Wires learning without a framework. Stateless. */
final class Learning {

    private Learning() {}

    static TrainingRun run() {
        return run(Champion.Source.NONE);
    }

    static TrainingRun run(Champion.Source champions) {
        return new TrainingRun(new CsvRows(), List.of(), TribuoLearners::of, LibraryVersions.all(), champions);
    }

    /** The version of that name, or the one an alias of that name points to. */
    static ModelVersion version(ModelRegistry registry, String name, String version) {
        for (Alias alias : Alias.values()) {
            if (alias.written().equals(version)) {
                ModelVersion bearer = registry.findAlias(name, alias)
                        .orElseThrow(() -> new UnknownIdException("model", version, "alias of " + name));
                return registry.getVersion(name, bearer.version());
            }
        }
        return registry.getVersion(name, version);
    }
}
