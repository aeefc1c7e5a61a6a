package io.chargehand.training;

import io.chargehand.feature.SettingsTree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a job is searched for leaks: its {@code leakChecks} key. Immutable.
 *
 * @param maxAuc a feature or column that alone reaches a greater AUC on the training rows is refused; 0.6 to 0.95
 * @param acknowledged reasons by the name of a feature or column whose refusal becomes a warning
 */
public record LeakSettings(double maxAuc, Map<String, String> acknowledged) {

    private static final double STRICTEST = 0.6;
    private static final double LOOSEST = 0.95;

    /** Copies the reasons. */
    public LeakSettings {
        acknowledged = Map.copyOf(acknowledged);
    }

    /** Reads the settings; all absent means the bound of 0.95 and nothing acknowledged. */
    public static LeakSettings read(Optional<SettingsTree> found) {
        SettingsTree tree = found.orElseGet(() -> SettingsTree.of(Map.of()));
        Map<String, String> reasons = new LinkedHashMap<>();
        tree.findChild("acknowledge").ifPresent(named -> {
            for (String name : named.names()) {
                named.keep(() -> named.text(name)).ifPresent(reason -> reasons.put(name, reason));
            }
        });
        return new LeakSettings(tree.number("maxAuc", LOOSEST, STRICTEST, LOOSEST), reasons);
    }
}
