package io.chargehand.scoring;

import io.chargehand.feature.FeatureSet;
import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.OperationalRates;
import io.chargehand.registry.ModelVerdict;
import io.chargehand.registry.ModelVerdicts;
import io.chargehand.registry.RegistryUnreachableException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The champions of both operational models with their feature vectors kept ready, and the rate tables that stand in for
 * them. Thread-safe: scores are read from one immutable state, which {@link #refresh} replaces.
 */
public final class ServingModels {

    private static final System.Logger LOG = System.getLogger(ServingModels.class.getName());

    private final ModelShelf shelf;
    private final LiveFeatures live;
    private final ModelVerdicts verdicts;
    private volatile Optional<State> state = Optional.empty();

    /** Serves the champions of a shelf on live features, whatever is said of them. */
    public ServingModels(ModelShelf shelf, LiveFeatures live) {
        this(shelf, live, ModelVerdicts.NONE);
    }

    /** Serves the champions of a shelf on live features; a rate table answers in place of one with a verdict on it. */
    public ServingModels(ModelShelf shelf, LiveFeatures live, ModelVerdicts verdicts) {
        this.shelf = shelf;
        this.live = live;
        this.verdicts = verdicts;
    }

    /** A model of a name, or why there is none. Immutable. */
    sealed interface Slot {

        /** The version asked for; empty where no version bears the alias. */
        Optional<String> version();

        /** A model with its features. */
        record Usable(ModelInUse model, LiveFeatures.Followed features, Optional<FinishSweep> sweep) implements Slot {
            @Override
            public Optional<String> version() {
                return Optional.of(model.version());
            }
        }

        /** No usable model. */
        record Unusable(Optional<String> version, String reason) implements Slot {}
    }

    /**
     * What is served now. Immutable.
     *
     * @param promiseHeld why the rate table answers in the usable promise model's place; empty where the model answers
     * @param receiptHeld the same for the receipt model
     */
    record State(
            Slot promise,
            Slot receipt,
            LiveFeatures.Followed promiseRates,
            LiveFeatures.Followed receiptRates,
            Optional<String> promiseHeld,
            Optional<String> receiptHeld) {

        /** The same models with what is said of them now. */
        State held(Optional<String> promiseReason, Optional<String> receiptReason) {
            return promiseReason.equals(promiseHeld) && receiptReason.equals(receiptHeld)
                    ? this
                    : new State(promise, receipt, promiseRates, receiptRates, promiseReason, receiptReason);
        }
    }

    /** What is served now; the first call brings the features up to date, which takes seconds on a long history. */
    State state() {
        Optional<State> now = state;
        return now.isPresent() ? now.get() : update();
    }

    /** Whether features are up to date and something is served. */
    public boolean isStarted() {
        return state.isPresent();
    }

    /** Whether a model, not a rate table, answers for the name. */
    public boolean isUsable(String name) {
        return findFallback(name).isEmpty();
    }

    /** Why a rate table answers for the name; empty where the model does. */
    public Optional<String> findFallback(String name) {
        Optional<State> now = state;
        if (now.isEmpty()) {
            return Optional.of("nothing is served yet");
        }
        return slot(name)
                .map(slot -> slot instanceof Slot.Unusable unusable
                        ? Optional.of(unusable.reason())
                        : name.equals(ScoringNames.SLA_RISK)
                                ? now.get().promiseHeld()
                                : now.get().receiptHeld())
                .orElseGet(() -> Optional.of("no operational model has this name"));
    }

    /** The model that is loaded for the name, whether it answers or a rate table in its place. */
    public Optional<ModelInUse> findLoaded(String name) {
        return slot(name).filter(Slot.Usable.class::isInstance).map(slot -> ((Slot.Usable) slot).model());
    }

    private Optional<Slot> slot(String name) {
        return switch (name) {
            case ScoringNames.SLA_RISK -> state.map(State::promise);
            case ScoringNames.RECEIPT_VARIANCE -> state.map(State::receipt);
            default -> Optional.empty();
        };
    }

    /** Looks which versions are champions, and serves them; the former ones answer until they are ready. */
    public void refresh() {
        update();
    }

    synchronized State update() {
        Optional<State> before = state;
        Candidate promise = candidate(ScoringNames.SLA_RISK, List.of(ScoringNames.MISSED), before.map(State::promise));
        Candidate receipt = candidate(ScoringNames.RECEIPT_VARIANCE, ReceiptHeads.OUTCOMES, before.map(State::receipt));
        if (before.isPresent() && promise.isKept() && receipt.isKept()) {
            State same = before.get();
            State now = same.held(
                    held(same.promise(), ScoringNames.SLA_RISK, same.promiseHeld()),
                    held(same.receipt(), ScoringNames.RECEIPT_VARIANCE, same.receiptHeld()));
            state = Optional.of(now);
            return now;
        }
        List<FeatureSet> sets = new ArrayList<>();
        if (before.isEmpty()) {
            sets.add(OperationalRates.promise());
            sets.add(OperationalRates.receipt());
        }
        promise.loaded().ifPresent(model -> sets.add(model.features()));
        receipt.loaded().ifPresent(model -> sets.add(model.features()));
        List<LiveFeatures.Followed> followed = new ArrayList<>(sets.isEmpty() ? List.of() : live.follow(sets));
        LiveFeatures.Followed promiseRates = before.map(State::promiseRates).orElseGet(() -> followed.remove(0));
        LiveFeatures.Followed receiptRates = before.map(State::receiptRates).orElseGet(() -> followed.remove(0));
        Slot promiseSlot = promise.slot(followed);
        Slot receiptSlot = receipt.slot(followed);
        State now = new State(
                promiseSlot,
                receiptSlot,
                promiseRates,
                receiptRates,
                held(promiseSlot, ScoringNames.SLA_RISK, Optional.empty()),
                held(receiptSlot, ScoringNames.RECEIPT_VARIANCE, Optional.empty()));
        state = Optional.of(now);
        before.ifPresent(old -> {
            retire(old.promise(), now.promise());
            retire(old.receipt(), now.receipt());
        });
        return now;
    }

    /** What is said of the version in a slot; what was said before where that cannot be told. */
    private Optional<String> held(Slot slot, String name, Optional<String> before) {
        if (!(slot instanceof Slot.Usable usable)) {
            return Optional.empty();
        }
        try {
            return verdicts.find(name)
                    .filter(verdict -> verdict.version().equals(usable.model().version()))
                    .map(ModelVerdict::reason);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "What is said of " + name + " cannot be read; going on as before", e);
            return before;
        }
    }

    private static void retire(Slot old, Slot now) {
        if (old != now && old instanceof Slot.Usable usable) {
            usable.features().close();
        }
    }

    private Candidate candidate(String name, List<String> outcomes, Optional<Slot> before) {
        Optional<String> champion = Optional.empty();
        try {
            champion = shelf.findChampion(name);
            Optional<String> wanted = champion;
            Optional<Slot> same = before.filter(slot -> slot.version().equals(wanted));
            if (same.isPresent()) {
                return new Candidate(same, Optional.empty(), Optional.empty());
            }
            if (champion.isEmpty()) {
                return unusable(champion, "no version of " + name + " bears the alias champion");
            }
            ModelInUse model = shelf.load(name, champion.get());
            outcomes.forEach(model::head);
            return new Candidate(Optional.empty(), Optional.of(model), Optional.empty());
        } catch (RegistryUnreachableException e) {
            return before.map(slot -> new Candidate(Optional.of(slot), Optional.empty(), Optional.empty()))
                    .orElseGet(() -> unusable(Optional.empty(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "No usable model of " + name + ": rate tables answer", e);
            return unusable(champion, String.valueOf(e.getMessage()));
        }
    }

    private static Candidate unusable(Optional<String> version, String reason) {
        return new Candidate(Optional.empty(), Optional.empty(), Optional.of(new Slot.Unusable(version, reason)));
    }

    /** One of three: the slot as it was, a model just loaded, or why there is none. */
    private record Candidate(Optional<Slot> kept, Optional<ModelInUse> loaded, Optional<Slot> refused) {

        boolean isKept() {
            return kept.isPresent();
        }

        /** Takes the next of the followed feature sets where a model was loaded. */
        Slot slot(List<LiveFeatures.Followed> followed) {
            if (loaded.isEmpty()) {
                return kept.or(() -> refused).orElseThrow();
            }
            ModelInUse model = loaded.get();
            Optional<FinishSweep> sweep = Optional.ofNullable(model.heads().get(ScoringNames.MISSED))
                    .flatMap(head -> FinishSweep.of(model.features(), head));
            return new Slot.Usable(model, followed.remove(0), sweep);
        }
    }
}
