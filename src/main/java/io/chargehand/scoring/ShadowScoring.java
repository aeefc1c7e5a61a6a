package io.chargehand.scoring;

import io.chargehand.feature.LiveFeatures;
import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.ReceiptCase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets challengers score what champions answered, on one thread in the background, and compares the two. What a challenger
 * says is never answered with. Where too many requests wait, the next are left out and counted. The challenger sees the
 * features as of its own, slightly later turn. Thread-safe.
 */
public final class ShadowScoring implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ShadowScoring.class.getName());
    private static final List<String> NAMES = List.of(ScoringNames.SLA_RISK, ScoringNames.RECEIPT_VARIANCE);

    private final ModelShelf shelf;
    private final ServingModels challengers;
    private final PromiseRisk promises;
    private final ReceiptRisk receipts;
    private final ThreadPoolExecutor thread;
    private final Map<String, ShadowTally> tallies = Map.of(
            ScoringNames.SLA_RISK, new ShadowTally(ScoringNames.SLA_RISK),
            ScoringNames.RECEIPT_VARIANCE, new ShadowTally(ScoringNames.RECEIPT_VARIANCE));

    /**
     * Shadows the champions of a shelf.
     *
     * @param queue most requests that wait, at least 1
     */
    public ShadowScoring(ModelShelf shelf, LiveFeatures live, int queue) {
        this.shelf = shelf;
        this.challengers = new ServingModels(new ChallengersOf(shelf), live);
        this.promises = new PromiseScorer(challengers);
        this.receipts = new ReceiptScorer(challengers);
        this.thread = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), task -> {
            Thread made = new Thread(task, "shadow-scoring");
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
    }

    /** Looks which versions are challengers; follows no features as long as there is none. */
    public void refresh() {
        if (challengers.isStarted() || NAMES.stream().anyMatch(this::hasChallenger)) {
            challengers.refresh();
        }
    }

    private boolean hasChallenger(String name) {
        return new ChallengersOf(shelf).findChampion(name).isPresent();
    }

    /** The same answers, each compared with what the challenger says. */
    public PromiseRisk beside(PromiseRisk champion) {
        return new PromiseRisk() {
            @Override
            public List<PromiseRiskScore> score(List<PromiseCase> cases) {
                return shadowed(cases, champion.score(cases));
            }

            @Override
            public List<PromiseRiskScore> attributed(List<PromiseCase> cases) {
                return shadowed(cases, champion.attributed(cases));
            }

            private List<PromiseRiskScore> shadowed(List<PromiseCase> cases, List<PromiseRiskScore> answered) {
                shadow(ScoringNames.SLA_RISK, answered, () -> promises.score(cases), ShadowScoring.this::compare);
                return answered;
            }
        };
    }

    /** The same answers, each compared with what the challenger says. */
    public ReceiptRisk beside(ReceiptRisk champion) {
        return new ReceiptRisk() {
            @Override
            public List<ReceiptRiskScore> score(List<ReceiptCase> cases) {
                return shadowed(cases, champion.score(cases));
            }

            @Override
            public List<ReceiptRiskScore> attributed(List<ReceiptCase> cases) {
                return shadowed(cases, champion.attributed(cases));
            }

            private List<ReceiptRiskScore> shadowed(List<ReceiptCase> cases, List<ReceiptRiskScore> answered) {
                shadow(
                        ScoringNames.RECEIPT_VARIANCE,
                        answered,
                        () -> receipts.score(cases),
                        ShadowScoring.this::compare);
                return answered;
            }
        };
    }

    /** The comparison of a model's challenger with what was answered; empty where nothing was compared yet. */
    public Optional<ShadowComparison> comparison(String name) {
        return Optional.ofNullable(tallies.get(name)).flatMap(ShadowTally::comparison);
    }

    private interface Comparison<T> {
        void of(T answered, T shadow);
    }

    private <T> void shadow(String name, List<T> answered, Supplier<List<T>> challenger, Comparison<T> comparison) {
        if (!challengers.isUsable(name)) {
            return;
        }
        try {
            thread.execute(() -> {
                try {
                    List<T> shadows = challenger.get();
                    for (int i = 0; i < shadows.size(); i++) {
                        comparison.of(answered.get(i), shadows.get(i));
                    }
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "The challenger of " + name + " failed", e);
                    tally(name).fail();
                }
            });
        } catch (RejectedExecutionException full) {
            tally(name).drop();
        }
    }

    private void compare(PromiseRiskScore answered, PromiseRiskScore shadow) {
        if (differ(answered.model(), shadow.model())) {
            tally(ScoringNames.SLA_RISK)
                    .add(
                            answered.scored(),
                            answered.model().version(),
                            shadow.model().version(),
                            List.of(new ShadowTally.Pair(
                                    ScoringNames.MISSED,
                                    answered.missProbability().value(),
                                    shadow.missProbability().value())));
        }
    }

    private void compare(ReceiptRiskScore answered, ReceiptRiskScore shadow) {
        if (differ(answered.model(), shadow.model())) {
            tally(ScoringNames.RECEIPT_VARIANCE)
                    .add(
                            answered.scored(),
                            answered.model().version(),
                            shadow.model().version(),
                            List.of(
                                    pair(
                                            ReceiptHeads.SHORT,
                                            answered.shortRisk().value(),
                                            shadow.shortRisk().value()),
                                    pair(
                                            ReceiptHeads.OVER,
                                            answered.overRisk().value(),
                                            shadow.overRisk().value()),
                                    pair(
                                            ReceiptHeads.DAMAGED,
                                            answered.damagedRisk().value(),
                                            shadow.damagedRisk().value()),
                                    pair(
                                            ReceiptHeads.LATE,
                                            answered.lateRisk().value(),
                                            shadow.lateRisk().value())));
        }
    }

    /** Not so while a challenger that has just become champion is still seen as challenger. */
    private static boolean differ(ModelUsed answered, ModelUsed shadow) {
        return !shadow.fallback() && !shadow.version().equals(answered.version());
    }

    private static ShadowTally.Pair pair(String outcome, double champion, double challenger) {
        return new ShadowTally.Pair(outcome, champion, challenger);
    }

    private ShadowTally tally(String name) {
        ShadowTally tally = tallies.get(name);
        if (tally == null) {
            throw new IllegalStateException("no tally of " + name);
        }
        return tally;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** A shelf on which challengers stand where champions do; one that is champion too is none. */
    private record ChallengersOf(ModelShelf shelf) implements ModelShelf {

        @Override
        public Optional<String> findChampion(String name) {
            Optional<String> champion = shelf.findChampion(name);
            return shelf.findChallenger(name)
                    .filter(challenger -> !Optional.of(challenger).equals(champion));
        }

        @Override
        public ModelInUse load(String name, String version) {
            return shelf.load(name, version);
        }
    }
}
