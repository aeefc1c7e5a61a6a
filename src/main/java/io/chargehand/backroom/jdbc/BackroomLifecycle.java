package io.chargehand.backroom.jdbc;

import io.chargehand.backroom.Backroom;
import io.chargehand.event.EventLog;
import org.springframework.context.SmartLifecycle;

/** Starts the backroom's threads once every module stands, and ends them before the database goes. */
final class BackroomLifecycle implements SmartLifecycle {

    private final Backroom backroom;
    private final JdbcTaskBook book;
    private final JdbcCutover cutover;
    private final EventLog log;
    private final boolean resident;
    private volatile boolean running;

    BackroomLifecycle(Backroom backroom, JdbcTaskBook book, JdbcCutover cutover, EventLog log, boolean resident) {
        this.backroom = backroom;
        this.book = book;
        this.cutover = cutover;
        this.log = log;
        this.resident = resident;
    }

    @Override
    public void start() {
        running = true;
        book.startAt(log.lastPosition());
        if (resident) {
            book.tell(backroom);
            cutover.tell(backroom);
            backroom.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (resident) {
            backroom.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
