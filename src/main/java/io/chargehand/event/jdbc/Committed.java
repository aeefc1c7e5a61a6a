package io.chargehand.event.jdbc;

import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Tells the modules of committed events, each batch to all of them before the next batch. A module that, while being told,
 * takes further events in has them told afterwards. Guarded by the intake's lock.
 */
final class Committed {

    private static final Logger LOG = LoggerFactory.getLogger(Committed.class);

    private final Queue<List<LoggedEvent>> waiting = new ArrayDeque<>();
    private boolean telling;

    void tell(List<LoggedEvent> batch, List<EventFold> folds) {
        if (batch.isEmpty()) {
            return;
        }
        waiting.add(batch);
        if (telling) {
            return;
        }
        telling = true;
        try {
            for (List<LoggedEvent> next = waiting.poll(); next != null; next = waiting.poll()) {
                for (EventFold fold : folds) {
                    tell(next, fold);
                }
            }
        } finally {
            telling = false;
        }
    }

    private static void tell(List<LoggedEvent> batch, EventFold fold) {
        try {
            fold.committed(batch);
        } catch (RuntimeException e) {
            LOG.error("{} failed on events {} to {}, which are committed", fold, first(batch), last(batch), e);
        }
    }

    private static long first(List<LoggedEvent> batch) {
        return batch.get(0).position();
    }

    private static long last(List<LoggedEvent> batch) {
        return batch.get(batch.size() - 1).position();
    }
}
