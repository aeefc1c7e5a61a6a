package io.chargehand.registry.mlflow;

import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Sha256;
import io.chargehand.registry.Alias;
import io.chargehand.registry.AliasMove;
import io.chargehand.registry.Approval;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVersion;
import io.chargehand.registry.RegistryUnreachableException;
import io.chargehand.registry.VersionRecord;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Versions as registered versions of MLflow, each from a run of its own with parameters, metrics, files and tags that lead
 * back to data and code. Files are loaded once, checked by hash, and kept in a folder. While MLflow does not answer, aliases
 * point where they were last seen to point, to versions that are in the folder. Between a look at an alias and its move
 * another client of MLflow may come; the last one wins. Thread-safe.
 */
final class MlflowRegistry implements ModelRegistry {

    private static final JsonMapper JSON = new JsonMapper();

    private final MlflowCalls calls;
    private final MlflowVersions versions;
    private final MlflowArtifacts artifacts;
    private final VersionCache cache;
    private final Object moving = new Object();
    private final Map<String, VersionRecord> records = Collections.synchronizedMap(new LatestUsed());

    MlflowRegistry(MlflowCalls calls, MlflowArtifacts artifacts, VersionCache cache) {
        this.calls = calls;
        this.versions = new MlflowVersions(calls);
        this.artifacts = artifacts;
        this.cache = cache;
    }

    /** Why MLflow is taken to be down; empty where its last call was answered. */
    Optional<String> down() {
        return calls.down();
    }

    /** Whether any version is kept here, so that something can be served without MLflow. */
    boolean servedBefore() {
        return cache.holdsAny();
    }

    @Override
    public Path stage(String name) {
        return cache.draft(name);
    }

    @Override
    public ModelVersion register(String name, String version, Path staged) {
        if (versions.listAll(name).containsKey(version)) {
            throw new ConflictException("version", name + "/" + version, "must not be registered twice");
        }
        RunRecord record = RunRecord.of(VersionRecord.read(new ModelVersion(name, version, staged)));
        RunInfo run = begin(name, version, record);
        RunStatus end = RunStatus.FAILED;
        try {
            Map<String, String> tags = new LinkedHashMap<>(record.tags());
            tags.put(MlflowVersions.MANIFEST_TAG, upload(run, staged));
            versions.makeModel(name);
            versions.makeVersion(name, run.getArtifactUri(), run.getRunId(), tags);
            versions.listAll(name);
            end = RunStatus.FINISHED;
        } finally {
            end(run, end, record);
        }
        return cache.keep(name, version, staged);
    }

    private RunInfo begin(String name, String version, RunRecord record) {
        CreateRun run = CreateRun.newBuilder()
                .setExperimentId(experiment(name))
                .setRunName(version)
                .setStartTime(record.at().toEpochMilli())
                .addAllTags(record.runTags())
                .build();
        RunInfo begun = calls.call(client -> client.createRun(run)).orElseThrow();
        calls.call(client -> {
            client.logBatch(begun.getRunId(), record.runMetrics(), record.runParams(), List.of());
            return true;
        });
        return begun;
    }

    private void end(RunInfo run, RunStatus status, RunRecord record) {
        calls.call(client -> {
            client.setTerminated(run.getRunId(), status, record.at().toEpochMilli());
            return true;
        });
    }

    private String experiment(String name) {
        return calls.call(client -> client.searchExperiments("name='" + name + "'").getItems().stream()
                        .findFirst()
                        .map(Experiment::getExperimentId)
                        .orElseGet(() -> client.createExperiment(name)))
                .orElseThrow();
    }

    /** Uploads the files, the manifest last; returns the manifest's hash. */
    private String upload(RunInfo run, Path staged) {
        try {
            Manifest manifest = Manifest.of(staged);
            for (String file : manifest.files().keySet()) {
                artifacts.put(run.getArtifactUri(), file, Files.readAllBytes(staged.resolve(file)));
            }
            artifacts.put(run.getArtifactUri(), Manifest.FILE, manifest.write());
            return Sha256.hex(manifest.write());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + staged, e);
        }
    }

    @Override
    public Optional<ModelVersion> findAlias(String name, Alias alias) {
        try {
            Optional<ModelVersion> found = present(name, alias);
            found.ifPresentOrElse(
                    version -> cache.remember(name, alias, version.version()), () -> cache.forget(name, alias));
            return found;
        } catch (RegistryUnreachableException e) {
            return Optional.of(cache.remembered(name, alias)
                    .flatMap(version -> cache.find(name, version))
                    .orElseThrow(() -> e));
        }
    }

    private Optional<ModelVersion> present(String name, Alias alias) {
        return versions.findModel(name)
                .flatMap(model -> versions.findAlias(model, alias))
                .map(entry -> cache.place(name, entry.version()));
    }

    @Override
    public boolean moveAlias(
            ModelVersion version, Alias alias, Approval approval, Predicate<Optional<ModelVersion>> allowed) {
        synchronized (moving) {
            Optional<ModelVersion> before = present(version.name(), alias);
            if (!allowed.test(before)) {
                return false;
            }
            versions.pointAlias(
                    version.name(),
                    versions.get(version.name(), version.version()),
                    new AliasMove(alias, before.map(ModelVersion::version), version.version(), approval));
            return true;
        }
    }

    @Override
    public List<AliasMove> listMoves(String name) {
        return versions.findModel(name).map(MlflowVersions::moves).orElse(List.of());
    }

    @Override
    public ModelVersion getVersion(String name, String version) {
        return cache.find(name, version).orElseGet(() -> load(name, versions.get(name, version)));
    }

    private ModelVersion load(String name, MlflowVersions.Entry entry) {
        Manifest manifest = manifest(name, entry);
        Path draft = cache.draft(name);
        for (String file : manifest.files().keySet()) {
            byte[] content = manifest.checked(file, artifacts.get(entry.source(), file));
            try {
                Path target = draft.resolve(file);
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.write(target, content);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write under " + draft, e);
            }
        }
        return cache.keep(name, entry.version(), draft);
    }

    private Manifest manifest(String name, MlflowVersions.Entry entry) {
        String hash = entry.manifest()
                .orElseThrow(() -> new InvalidInputException(
                        "version", name + "/" + entry.version(), "must have been registered by Chargehand"));
        return Manifest.read(artifacts.get(entry.source(), Manifest.FILE), hash);
    }

    /** Loads two small files where the version is not in the folder. */
    @Override
    public VersionRecord getRecord(String name, String version) {
        Optional<ModelVersion> kept = cache.find(name, version);
        if (kept.isPresent()) {
            return VersionRecord.read(kept.get());
        }
        String key = name + "/" + version;
        VersionRecord known = records.get(key);
        if (known == null) {
            known = record(name, versions.get(name, version));
            records.put(key, known);
        }
        return known;
    }

    private VersionRecord record(String name, MlflowVersions.Entry entry) {
        ModelVersion place = cache.place(name, entry.version());
        if (entry.manifest().isEmpty()) {
            return VersionRecord.read(place);
        }
        Manifest manifest = manifest(name, entry);
        JsonNode figures = tree(manifest, entry, VersionRecord.FIGURES);
        return new VersionRecord(place, figures, tree(manifest, entry, VersionRecord.provenanceFile(figures)));
    }

    private JsonNode tree(Manifest manifest, MlflowVersions.Entry entry, String file) {
        return manifest.files().containsKey(file)
                ? JSON.readTree(manifest.checked(file, artifacts.get(entry.source(), file)))
                : JSON.missingNode();
    }

    @Override
    public List<ModelVersion> listVersions(String name) {
        return versions.listAll(name).keySet().stream()
                .map(version -> cache.place(name, version))
                .sorted()
                .toList();
    }

    @Override
    public List<String> listNames() {
        return versions.listNames();
    }

    /** Records of versions that are not in the folder, the longest unused of which are forgotten. */
    private static final class LatestUsed extends LinkedHashMap<String, VersionRecord> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 500;

        LatestUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, VersionRecord> eldest) {
            return size() > MOST;
        }
    }
}
