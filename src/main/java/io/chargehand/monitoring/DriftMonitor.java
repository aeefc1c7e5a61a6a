package io.chargehand.monitoring;

import io.chargehand.kernel.UnknownIdException;
import io.chargehand.registry.Alias;
import io.chargehand.registry.ModelRegistry;
import io.chargehand.registry.ModelVerdict;
import io.chargehand.registry.ModelVerdicts;
import io.chargehand.registry.ModelVersion;
import io.chargehand.scoring.FeatureEncoder;
import io.chargehand.scoring.ModelInUse;
import io.chargehand.scoring.ModelReference;
import io.chargehand.scoring.ScoringNames;
import io.chargehand.scoring.ServingModels;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Looks at models in service: compares recent decisions with what the champion was measured on, and speaks or withdraws the
 * verdict that a rate table is to answer in its place. Thread-safe; one look at a time.
 */
public final class DriftMonitor {

    /** The models that are served, and so watched. */
    public static final List<String> SERVED = List.of(ScoringNames.RECEIPT_VARIANCE, ScoringNames.SLA_RISK);

    private static final System.Logger LOG = System.getLogger(DriftMonitor.class.getName());
    private static final int LONGEST_REASON = 500;

    private final ServingModels serving;
    private final ModelRegistry registry;
    private final ModelVerdicts verdicts;
    private final MonitoringStore store;
    private final DriftSettings settings;
    private final FallbackPolicy policy;
    private final Clock clock;
    private final List<DriftListener> listeners;
    private final Map<String, DriftReport> latest = new ConcurrentHashMap<>();
    private final Map<ModelVersion, Optional<ModelReference>> references = new ConcurrentHashMap<>();

    /** Watches the champions of a registry. */
    public DriftMonitor(
            ServingModels serving,
            ModelRegistry registry,
            ModelVerdicts verdicts,
            MonitoringStore store,
            DriftSettings settings,
            FallbackPolicy policy,
            Clock clock,
            List<DriftListener> listeners) {
        this.serving = serving;
        this.registry = registry;
        this.verdicts = verdicts;
        this.store = store;
        this.settings = settings;
        this.policy = policy;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    /** What the last look at a model gave; empty before the first. */
    public Optional<DriftReport> find(String name) {
        return Optional.ofNullable(latest.get(name));
    }

    /**
     * Looks at a model now. Reads up to the settings' {@code mostRows} snapshots, which takes up to a second.
     *
     * @throws UnknownIdException when no model has the name
     */
    public synchronized DriftReport look(String name) {
        if (!SERVED.contains(name) && !registry.listNames().contains(name)) {
            throw new UnknownIdException("name", name, "model");
        }
        Instant now = clock.instant();
        Optional<ModelVersion> champion = registry.findAlias(name, Alias.CHAMPION);
        references.keySet().removeIf(version -> version.name().equals(name) && !champion.equals(Optional.of(version)));
        FallbackPolicy.Standing before = standing(name, champion);
        DriftReport seen = champion.map(version -> look(version, before, now)).orElseGet(() -> noModel(name, now));
        FallbackPolicy.Standing standing = seen.standing();
        champion.ifPresent(version -> announce(version, before, standing, now));
        announceDrift(seen);
        if (!before.reason().equals(standing.reason())) {
            serving.refresh();
        }
        DriftReport report = withFallback(seen);
        latest.put(name, report);
        listeners.forEach(listener -> listener.looked(report));
        return report;
    }

    /** Where the champion stands; a verdict on another version ends with that version. */
    private FallbackPolicy.Standing standing(String name, Optional<ModelVersion> champion) {
        Optional<ModelVerdict> verdict = verdicts.find(name);
        boolean about = verdict.isPresent()
                && champion.map(ModelVersion::version)
                        .equals(Optional.of(verdict.get().version()));
        if (verdict.isPresent() && !about) {
            verdicts.withdraw(name);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The fallback of {0} ended: version {1} is no longer the champion",
                    name,
                    verdict.get().version());
        }
        Optional<FallbackPolicy.Standing> known = find(name)
                .filter(report -> report.version().equals(champion.map(ModelVersion::version)))
                .map(DriftReport::standing);
        if (!about) {
            return known.filter(standing -> standing.reason().isEmpty()).orElse(FallbackPolicy.Standing.CLEAR);
        }
        return known.filter(standing -> standing.reason().isPresent())
                .orElseGet(() -> FallbackPolicy.Standing.held(verdict.get().reason()));
    }

    private DriftReport look(ModelVersion version, FallbackPolicy.Standing before, Instant now) {
        Optional<ModelReference> reference = references.computeIfAbsent(version, DriftMonitor::reference);
        List<MonitoringStore.Scored> rows = store.latest(
                version.name(),
                version.version(),
                now.minus(settings.window()),
                now.plusMillis(1),
                settings.mostRows());
        DriftReport.Window window = new DriftReport.Window(
                rows.size(),
                rows.stream().map(MonitoringStore.Scored::at).reduce((first, last) -> last),
                rows.stream().map(MonitoringStore.Scored::at).findFirst(),
                store.countLeftOut(version.name(), now.minus(settings.window()), now));
        boolean enough = rows.size() >= settings.leastRows()
                && window.span().compareTo(settings.leastSpan()) >= 0
                && !window.isPartial();
        Map<String, Set<String>> reads = reads(version.name(), reference);
        Set<String> read = reads.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Optional<DriftMeasure> measure = reference.map(known -> new DriftMeasure(known, read, settings));
        List<DriftReport.OfFeature> features =
                measure.map(each -> each.features(rows, enough)).orElse(List.of());
        List<DriftReport.OfOutcome> outcomes =
                measure.map(each -> each.outcomes(rows, enough)).orElse(List.of());
        FallbackPolicy.Level level = enough ? level(reads, features, outcomes) : FallbackPolicy.Level.UNKNOWN;
        Optional<Instant> until = reference.map(ModelReference::until);
        Optional<RateComparison> rates = measure.flatMap(each -> each.rates(rows));
        FallbackPolicy.Standing standing = policy.next(
                before,
                new FallbackPolicy.Evidence(
                        level, policy.better(rates), DriftMeasure.sentence(features, outcomes), until),
                now);
        return new DriftReport(
                version.name(),
                Optional.of(version.version()),
                now,
                status(reference.isPresent(), window, level, features, outcomes),
                Optional.empty(),
                standing,
                policy.isStale(until, now),
                window,
                reference,
                features,
                outcomes,
                rates,
                settings,
                policy);
    }

    private static Optional<ModelReference> reference(ModelVersion version) {
        try {
            return ModelReference.find(version.folder());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The reference of " + version + " cannot be read", e);
            return Optional.empty();
        }
    }

    /** The features that each head of the loaded model reads; all of them where it is not loaded. */
    private Map<String, Set<String>> reads(String name, Optional<ModelReference> reference) {
        return serving.findLoaded(name)
                .map(DriftMonitor::reads)
                .orElseGet(() -> reference
                        .map(known -> Map.of("", known.features().keySet()))
                        .orElse(Map.of()));
    }

    private static Map<String, Set<String>> reads(ModelInUse model) {
        Map<String, Set<String>> reads = new TreeMap<>();
        model.heads()
                .forEach((outcome, head) -> reads.put(
                        outcome,
                        head.encoder().inputs().stream()
                                .map(FeatureEncoder.Input::name)
                                .collect(Collectors.toSet())));
        return reads;
    }

    /** By the head whose features have drifted most. */
    private FallbackPolicy.Level level(
            Map<String, Set<String>> reads,
            List<DriftReport.OfFeature> features,
            List<DriftReport.OfOutcome> outcomes) {
        Set<String> drifted = features.stream()
                .filter(feature -> feature.verdict() == ShiftVerdict.DRIFTED)
                .map(DriftReport.OfFeature::name)
                .collect(Collectors.toSet());
        OptionalDouble share = reads.values().stream()
                .filter(read -> !read.isEmpty())
                .mapToDouble(
                        read -> (double) read.stream().filter(drifted::contains).count() / read.size())
                .max();
        boolean score = outcomes.stream().anyMatch(outcome -> outcome.verdict() == ShiftVerdict.DRIFTED);
        return share.isEmpty() || features.isEmpty()
                ? FallbackPolicy.Level.UNKNOWN
                : policy.level(share.getAsDouble(), score);
    }

    private static DriftReport.Status status(
            boolean referenced,
            DriftReport.Window window,
            FallbackPolicy.Level level,
            List<DriftReport.OfFeature> features,
            List<DriftReport.OfOutcome> outcomes) {
        if (!referenced) {
            return DriftReport.Status.NO_REFERENCE;
        }
        if (window.isPartial()) {
            return DriftReport.Status.PARTIAL;
        }
        if (level == FallbackPolicy.Level.UNKNOWN) {
            return DriftReport.Status.TOO_FEW;
        }
        if (level == FallbackPolicy.Level.PAST) {
            return DriftReport.Status.DRIFTED;
        }
        boolean moved = features.stream().anyMatch(each -> each.read() && each.verdict() != ShiftVerdict.STABLE)
                || outcomes.stream().anyMatch(each -> each.verdict() != ShiftVerdict.STABLE);
        return moved ? DriftReport.Status.WATCH : DriftReport.Status.STABLE;
    }

    /** Speaks, withdraws and logs what has changed. */
    private void announce(
            ModelVersion version, FallbackPolicy.Standing before, FallbackPolicy.Standing after, Instant now) {
        if (after.reason().equals(before.reason())) {
            return;
        }
        if (after.reason().isPresent()) {
            String reason = after.reason().get();
            String kept = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
            verdicts.speak(new ModelVerdict(version.name(), version.version(), kept, now));
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A rate table answers in place of {0} {1}: {2}",
                    version.name(),
                    version.version(),
                    kept);
        } else {
            verdicts.withdraw(version.name());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} {1} answers again: {2} is over",
                    version.name(),
                    version.version(),
                    before.reason().orElse(""));
        }
    }

    /** Logs that drift began, once, where nothing else tells of it. */
    private void announceDrift(DriftReport seen) {
        boolean known = find(seen.model())
                .filter(last -> last.status() == DriftReport.Status.DRIFTED
                        && last.version().equals(seen.version()))
                .isPresent();
        if (seen.status() == DriftReport.Status.DRIFTED && !known) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} {1} has drifted ({2}); the rate table beside it on labels: {3}",
                    seen.model(),
                    seen.version().orElse(""),
                    DriftMeasure.sentence(seen.features(), seen.outcomes()),
                    policy.better(seen.rates()));
        }
    }

    private DriftReport noModel(String name, Instant now) {
        return new DriftReport(
                name,
                Optional.empty(),
                now,
                DriftReport.Status.NO_MODEL,
                Optional.empty(),
                FallbackPolicy.Standing.CLEAR,
                false,
                new DriftReport.Window(0, Optional.empty(), Optional.empty(), 0),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                settings,
                policy);
    }

    private DriftReport withFallback(DriftReport seen) {
        return new DriftReport(
                seen.model(),
                seen.version(),
                seen.at(),
                seen.status(),
                SERVED.contains(seen.model()) ? serving.findFallback(seen.model()) : Optional.empty(),
                seen.standing(),
                seen.stale(),
                seen.window(),
                seen.reference(),
                seen.features(),
                seen.outcomes(),
                seen.rates(),
                settings,
                policy);
    }
}
