package io.chargehand.feature.jdbc;

import io.chargehand.event.EventFold;
import io.chargehand.event.LoggedEvent;
import io.chargehand.feature.LiveFeatures;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.List;

/** Keeps the live features up to date: they follow what is committed, and keep nothing of their own in the transaction. */
@Component
@Order(600)
class FeatureFold implements EventFold {

    private static final System.Logger LOG = System.getLogger(FeatureFold.class.getName());

    private final LiveFeatures live;

    FeatureFold(LiveFeatures live) {
        this.live = live;
    }

    @Override
    public void fold(List<LoggedEvent> accepted) {
        // Features are derived from the log: there is nothing to keep with the transaction.
    }

    @Override
    public void committed(List<LoggedEvent> accepted) {
        try {
            live.take(accepted);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Features may lag behind the log until the next start", e);
        }
    }
}
