package io.chargehand.backroom.jdbc;

import io.chargehand.backroom.BackroomListener;
import io.chargehand.backroom.DerivationJournal;
import io.chargehand.backroom.HistoryCutover;
import io.chargehand.event.EventLog;
import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The cutover and the place in the log, in one row. Thread-safe. */
final class JdbcCutover implements HistoryCutover, DerivationJournal {

    private final JdbcTemplate jdbc;
    private final Supplier<EventLog> log;
    private final List<BackroomListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean live;
    private volatile long position;

    JdbcCutover(JdbcTemplate jdbc, Supplier<EventLog> log) {
        this.jdbc = jdbc;
        this.log = log;
        jdbc.query("SELECT live, position FROM backroom_derivation", row -> {
            live = row.getBoolean(1);
            position = row.getLong(2);
        });
    }

    void tell(BackroomListener listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized void beginHistory() {
        jdbc.update("UPDATE backroom_derivation SET live = false");
        live = false;
    }

    @Override
    public void goLive() {
        synchronized (this) {
            if (live) {
                return;
            }
            long last = log.get().lastPosition();
            jdbc.update("UPDATE backroom_derivation SET live = true, position = ?", last);
            position = last;
            live = true;
        }
        listeners.forEach(BackroomListener::wentLive);
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public synchronized void advance(long to) {
        if (to > position) {
            jdbc.update("UPDATE backroom_derivation SET position = ?", to);
            position = to;
        }
    }
}
