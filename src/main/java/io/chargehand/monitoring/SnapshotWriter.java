package io.chargehand.monitoring;

import io.chargehand.feature.PromiseCase;
import io.chargehand.feature.ReceiptCase;
import io.chargehand.scoring.GivenScore;
import io.chargehand.scoring.PromiseScorer;
import io.chargehand.scoring.ReceiptScorer;
import io.chargehand.scoring.ServingModels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Works off what was heard: scores the decisions of the event log, writes them, outcomes, and scores that were asked for. One thread at a
 * time calls {@link #work}.
 */
public final class SnapshotWriter {

    /** Bytes of scores asked for that go in one statement. */
    private static final long BYTES = 2L << 20;

    private static final System.Logger LOG = System.getLogger(SnapshotWriter.class.getName());

    private final DecisionWatch watch;
    private final SnapshotBuffer buffer;
    private final MonitoringStore store;
    private final PromiseScorer promises;
    private final ReceiptScorer receipts;
    private final int batch;
    private final List<GivenScore> given = new ArrayList<>();

    /**
     * Makes a writer.
     *
     * @param batch most decisions and outcomes that one call works off, 1 to 100,000
     */
    public SnapshotWriter(
            DecisionWatch watch, SnapshotBuffer buffer, MonitoringStore store, ServingModels models, int batch) {
        this.watch = watch;
        this.buffer = buffer;
        this.store = store;
        this.promises = new PromiseScorer(models, given::addAll);
        this.receipts = new ReceiptScorer(models, given::addAll);
        this.batch = batch;
    }

    /**
     * Works off one batch of each kind. What cannot be written is lost and counted, lest one broken row keeps all others back.
     *
     * @return whether more waits
     */
    public boolean work() {
        List<SnapshotBlock> asked = buffer.drain(BYTES);
        int scores = asked.stream().mapToInt(block -> block.keys().size()).sum();
        if (attempt(scores, "scores asked for", () -> store.asked(asked))) {
            buffer.countKept(scores);
        }
        DecisionWatch.Taken taken = watch.decisions(batch);
        List<DecidedRow> decided = taken.fresh();
        attempt(decided.size(), "decisions", () -> store.decided(score(decided)));
        List<LeftOut> leftOut = watch.leftOut();
        attempt(leftOut.size(), "counts of decisions left out", () -> store.leftOut(leftOut));
        List<ToldOutcome> outcomes = watch.outcomes(batch).stream()
                .flatMap(row -> new DecidedRow(row).outcomes())
                .toList();
        attempt(outcomes.size(), "outcomes", () -> store.keep(outcomes));
        return buffer.waiting() > scores / 2 || taken.more() || outcomes.size() >= batch;
    }

    private List<DecisionScore> score(List<DecidedRow> decided) {
        List<ReceiptCase> lines = decided.stream()
                .filter(DecidedRow::isReceipt)
                .map(DecidedRow::receipt)
                .toList();
        List<PromiseCase> promised = decided.stream()
                .filter(row -> !row.isReceipt())
                .map(DecidedRow::promise)
                .toList();
        List<Map<String, Double>> rates = new ArrayList<>(receipts.rates(lines));
        rates.addAll(promises.rates(promised));
        given.clear();
        receipts.score(lines);
        promises.score(promised);
        List<DecisionScore> scores = new ArrayList<>(rates.size());
        for (int i = 0; i < rates.size(); i++) {
            scores.add(new DecisionScore(given.get(i), rates.get(i)));
        }
        return scores;
    }

    private boolean attempt(int count, String what, Runnable work) {
        if (count == 0) {
            return true;
        }
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            buffer.countLost(count);
            LOG.log(System.Logger.Level.WARNING, count + " " + what + " were lost", e);
            return false;
        }
    }
}
