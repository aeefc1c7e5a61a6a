package io.chargehand.monitoring;

import io.chargehand.scoring.PromiseScorer;
import io.chargehand.scoring.ReceiptScorer;
import io.chargehand.scoring.ServingModels;

import java.util.List;

/**
 * Works off what was heard: scores the decisions of the event log, writes snapshots and outcomes. One thread at a time calls
 * {@link #work}.
 */
public final class SnapshotWriter {

    private static final System.Logger LOG = System.getLogger(SnapshotWriter.class.getName());

    private final DecisionWatch watch;
    private final SnapshotBuffer buffer;
    private final MonitoringStore store;
    private final PromiseScorer promises;
    private final ReceiptScorer receipts;
    private final int batch;

    /**
     * Makes a writer.
     *
     * @param batch most snapshots, decisions and outcomes that one call works off, 1 to 100,000
     */
    public SnapshotWriter(
            DecisionWatch watch, SnapshotBuffer buffer, MonitoringStore store, ServingModels models, int batch) {
        this.watch = watch;
        this.buffer = buffer;
        this.store = store;
        this.promises = new PromiseScorer(models, buffer.listener(Snapshot.Purpose.DECISION));
        this.receipts = new ReceiptScorer(models, buffer.listener(Snapshot.Purpose.DECISION));
        this.batch = batch;
    }

    /**
     * Works off one batch of each kind. What cannot be written is lost and counted, lest one broken row keeps all others back.
     *
     * @return whether more waits
     */
    public boolean work() {
        score(watch.decisions(batch));
        List<Snapshot> snapshots = buffer.drain(batch);
        attempt(snapshots.size(), "snapshots", () -> store.append(snapshots));
        List<ToldOutcome> outcomes = watch.outcomes(batch).stream()
                .flatMap(row -> new DecidedRow(row).outcomes())
                .toList();
        attempt(outcomes.size(), "outcomes", () -> store.keep(outcomes));
        return snapshots.size() == batch || outcomes.size() >= batch;
    }

    private void score(List<DecidedRow> decided) {
        attempt(decided.size(), "decisions", () -> {
            receipts.score(decided.stream()
                    .filter(DecidedRow::isReceipt)
                    .map(DecidedRow::receipt)
                    .toList());
            promises.score(decided.stream()
                    .filter(row -> !row.isReceipt())
                    .map(DecidedRow::promise)
                    .toList());
        });
    }

    private void attempt(int count, String what, Runnable work) {
        if (count == 0) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            buffer.countLost(count);
            LOG.log(System.Logger.Level.WARNING, count + " " + what + " were lost", e);
        }
    }
}
