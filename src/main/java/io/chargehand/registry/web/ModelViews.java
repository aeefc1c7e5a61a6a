package io.chargehand.registry.web;

import io.chargehand.registry.Alias;
import io.chargehand.registry.AliasMove;
import io.chargehand.registry.Approval;
import io.chargehand.registry.VersionRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the API shows of models. Stateless. */
final class ModelViews {

    private ModelViews() {}

    /**
     * All models.
     *
     * @param models by name
     */
    record Models(List<Summary> models) {}

    /**
     * A model in a list.
     *
     * @param aliases version by alias
     * @param versions how many there are
     * @param newest the newest version
     */
    record Summary(String name, Map<String, String> aliases, int versions, String newest) {}

    /**
     * A model.
     *
     * @param aliases version by alias
     * @param versionCount how many versions there are, also those not shown
     * @param versions newest first
     * @param moves of aliases, newest first
     */
    record Model(
            String name, Map<String, String> aliases, int versionCount, List<Version> versions, List<Move> moves) {}

    /**
     * A version.
     *
     * @param aliases that point to it
     * @param figures on the test rows, as its training recorded them
     * @param origin what made it
     */
    record Version(String version, List<String> aliases, JsonNode figures, Map<String, JsonNode> origin) {}

    /**
     * A move of an alias.
     *
     * @param from the version before; absent where there was none
     * @param kind {@code promotion} or {@code rollback}
     */
    record Move(
            String alias, @Nullable String from, String to, Instant at, String kind, String approver, String reason) {}

    static Map<String, String> aliases(Map<Alias, String> aliases) {
        Map<String, String> written = new TreeMap<>();
        aliases.forEach((alias, version) -> written.put(alias.written(), version));
        return written;
    }

    static Version version(VersionRecord record, Map<Alias, String> aliases) {
        String version = record.version().version();
        List<String> own = aliases.entrySet().stream()
                .filter(alias -> alias.getValue().equals(version))
                .map(alias -> alias.getKey().written())
                .toList();
        return new Version(version, own, record.figures(), record.origin());
    }

    static Move move(AliasMove move) {
        Approval approval = move.approval();
        return new Move(
                move.alias().written(),
                move.from().orElse(null),
                move.to(),
                approval.at(),
                approval.kind().name().toLowerCase(Locale.ROOT),
                approval.approver(),
                approval.reason());
    }
}
