package io.chargehand.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jobs of this repository, made smaller for tests. */
public final class ShippedJobs {

    private ShippedJobs() {}

    /**
     * The text of a job without its gates, and with few bootstraps.
     *
     * @param rounds in place of its own
     * @param last the days of its test, as ISO 8601
     */
    public static String smaller(String name, int rounds, String last) throws IOException {
        return Files.readString(Path.of("training", name + ".yaml"))
                .replaceAll("rounds: \\d+", "rounds: " + rounds)
                .replaceAll("(?m)^gates:.*$", "bootstrap: 10")
                .replace("last: P14D", "last: " + last);
    }

    /** The text of a job for two weeks of a small operation: its leaves may be light, too. */
    public static String tiny(String name, int rounds) throws IOException {
        return smaller(name, rounds, "P4D").replaceAll("minChildWeight: \\d+", "minChildWeight: 5");
    }
}
