package io.chargehand.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Registers versions that hold nothing but the figures their training would have recorded. */
public final class RecordedVersions {

    private RecordedVersions() {}

    /**
     * A version of a model of one outcome, tested on a thousand rows where the prior's Brier score is 0.2.
     *
     * @param brier on the test rows
     * @param calibrationError on the test rows
     * @param testFrom names the test rows
     */
    public static ModelVersion register(
            ModelRegistry registry,
            String name,
            String version,
            double brier,
            double calibrationError,
            String testFrom) {
        Path staged = registry.stage(name);
        try {
            Files.writeString(staged.resolve("metrics.json"), """
                    {"job": "%s", "test": {"rows": 1000, "auc": 0.8, "brier": %s, "calibrationError": %s},
                     "baselines": {"prior": {"rows": 1000, "auc": 0.5, "brier": 0.2}},
                     "split": {"testFrom": "%s"},
                     "gates": {"passed": true, "failures": [], "declared": {"minAuc": 0.7, "maxBrier": 0.19}}}
                    """.formatted(name, brier, calibrationError, testFrom));
            Files.writeString(
                    staged.resolve("provenance.json"),
                    "{\"dataSha256\": \"d1\", \"gitCommit\": \"c1\", \"tribuo\": {}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return registry.register(name, version, staged);
    }
}
