package io.chargehand.registry.mlflow;

import io.chargehand.kernel.UnknownIdException;
import io.chargehand.registry.Alias;
import io.chargehand.registry.AliasMove;
import io.chargehand.registry.MoveLog;
import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Registered models and versions as MLflow knows them. MLflow counts versions; here they bear the name they were trained
 * under, which is a tag there. A version that others registered bears its number as its name. Thread-safe.
 */
final class MlflowVersions {

    static final String VERSION_TAG = "chargehand.version";
    static final String MANIFEST_TAG = "chargehand.manifest.sha256";

    private static final String MODEL_TAG = "chargehand.model";
    private static final String MOVE_TAG = "chargehand.move.";
    private static final String NAMED = "name='%s'";
    private static final int PAGE = 1_000;

    private final MlflowCalls calls;
    private final ConcurrentMap<String, Map<String, Entry>> known = new ConcurrentHashMap<>();

    MlflowVersions(MlflowCalls calls) {
        this.calls = calls;
    }

    /**
     * A version.
     *
     * @param version its name here
     * @param number its name in MLflow
     * @param source the URI of its files
     * @param manifest the hash of its manifest; empty where others registered it
     */
    record Entry(String version, String number, String source, Optional<String> manifest) {}

    /**
     * A registered model with its aliases and tags, if there is one of that name. Asked for by search: the client takes the
     * 404 of a direct question for a limit of rates, and waits.
     */
    Optional<JsonNode> findModel(String name) {
        return calls.get("registered-models/search?max_results=1&filter=" + encoded(NAMED.formatted(name)))
                .path("registered_models")
                .valueStream()
                .findFirst();
    }

    /** The models that have versions of ours, by name. */
    List<String> listNames() {
        List<String> names = new ArrayList<>();
        pages(
                "registered-models/search?max_results=100",
                page -> page.path("registered_models").forEach(model -> {
                    if (tag(model, MODEL_TAG).isPresent()) {
                        names.add(model.path("name").asString());
                    }
                }));
        return names.stream().sorted().toList();
    }

    /** All versions of a model, by name, as MLflow knows them now. */
    Map<String, Entry> listAll(String name) {
        Map<String, Entry> found = new HashMap<>();
        String filter = encoded(NAMED.formatted(name));
        pages(
                "model-versions/search?max_results=" + PAGE + "&filter=" + filter,
                page -> page.path("model_versions").forEach(version -> {
                    Entry entry = entry(version);
                    found.putIfAbsent(entry.version(), entry);
                }));
        known.put(name, Map.copyOf(found));
        return found;
    }

    /**
     * A version by its name.
     *
     * @throws UnknownIdException when there is none
     */
    Entry get(String name, String version) {
        Entry entry = known.getOrDefault(name, Map.of()).get(version);
        if (entry == null) {
            entry = listAll(name).get(version);
        }
        if (entry == null) {
            throw new UnknownIdException("version", name + "/" + version, "model version");
        }
        return entry;
    }

    /** The version that an alias of a model points to. */
    Optional<Entry> findAlias(JsonNode model, Alias alias) {
        String name = model.path("name").asString();
        return model.path("aliases")
                .valueStream()
                .filter(each -> each.path("alias").asString().equals(alias.written()))
                .map(each -> numbered(name, each.path("version").asString()))
                .findFirst();
    }

    private Entry numbered(String name, String number) {
        return byNumber(known.getOrDefault(name, Map.of()), number)
                .or(() -> byNumber(listAll(name), number))
                .orElseThrow(() -> new UnknownIdException("version", name + "/" + number, "version of MLflow"));
    }

    private static Optional<Entry> byNumber(Map<String, Entry> entries, String number) {
        return entries.values().stream()
                .filter(entry -> entry.number().equals(number))
                .findFirst();
    }

    /** Makes the registered model where there is none. */
    void makeModel(String name) {
        if (findModel(name).isEmpty()) {
            calls.post(
                    "registered-models/create",
                    Map.of("name", name, "tags", List.of(Map.of("key", MODEL_TAG, "value", "true"))));
        }
    }

    /** Registers a run's files as a version. */
    void makeVersion(String name, String source, String run, Map<String, String> tags) {
        List<Map<String, String>> written = tags.entrySet().stream()
                .map(tag -> Map.of("key", tag.getKey(), "value", tag.getValue()))
                .toList();
        calls.post("model-versions/create", Map.of("name", name, "source", source, "run_id", run, "tags", written));
    }

    /** Points an alias to a version, and keeps the move as a tag of the model. */
    void pointAlias(String name, Entry entry, AliasMove move) {
        String alias = move.alias().written();
        calls.post("registered-models/alias", Map.of("name", name, "alias", alias, "version", entry.number()));
        String key = "%s%015d.%s".formatted(MOVE_TAG, move.approval().at().toEpochMilli(), alias);
        calls.post("registered-models/set-tag", Map.of("name", name, "key", key, "value", MoveLog.write(move)));
    }

    /** The moves kept as tags of a model, oldest first. */
    static List<AliasMove> moves(JsonNode model) {
        return model.path("tags")
                .valueStream()
                .filter(tag -> tag.path("key").asString().startsWith(MOVE_TAG))
                .sorted((one, other) ->
                        one.path("key").asString().compareTo(other.path("key").asString()))
                .map(tag -> MoveLog.read(tag.path("value").asString()))
                .toList();
    }

    private static Entry entry(JsonNode version) {
        String number = version.path("version").asString();
        return new Entry(
                tag(version, VERSION_TAG).orElse(number),
                number,
                version.path("source").asString(),
                tag(version, MANIFEST_TAG));
    }

    private static Optional<String> tag(JsonNode bearer, String key) {
        return bearer.path("tags")
                .valueStream()
                .filter(tag -> tag.path("key").asString().equals(key))
                .map(tag -> tag.path("value").asString())
                .findFirst();
    }

    private interface Page {
        void take(JsonNode page);
    }

    private void pages(String path, Page each) {
        String token = "";
        do {
            JsonNode page = calls.get(path + (token.isEmpty() ? "" : "&page_token=" + encoded(token)));
            each.take(page);
            token = page.path("next_page_token").asString("");
        } while (!token.isEmpty());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
