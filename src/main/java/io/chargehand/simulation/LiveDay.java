package io.chargehand.simulation;

import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.ConflictException;
import io.chargehand.kernel.InvalidInputException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets the twin's network live on from the end of its history, day after day, against the running service: customers order,
 * tills report, shipments come, and workers do what their queues say. It posts only events of the input contract and uses only
 * public types of the service.
 *
 * <p>What it does follows the twin's clock. After the service was killed, a new one goes on: what will come is fixed by the
 * seed and named by it, so that what was posted before is a duplicate; what is open is read from the service; only what no
 * service knows (units misplaced, customers under way) is kept, in a file. Runs on a thread of its own; its methods may be
 * called from any thread.
 */
public final class LiveDay implements AutoCloseable {

    /** Name of the file of the hidden state, within the folder given. */
    static final String HIDDEN_STOCK = "hidden-stock.txt";

    private static final Logger LOG = Logger.getLogger(LiveDay.class.getName());
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LOOKS_AFTER_ORDERS = Duration.ofMinutes(30);

    private final LiveWorld world;
    private final LiveArrivals arrivals;
    private final LiveInbound inbound;
    private final LiveOms oms;
    private final LiveCrew crew;
    private final TwinClock clock;
    private final Deque<LiveArrivals.Coming> coming = new ArrayDeque<>();
    private final Object turn = new Object();
    private volatile boolean running;
    private Thread thread = new Thread(() -> {});
    private long hourDone;
    private int dayDone;
    private Instant ordersSeen = Instant.MIN;
    private Instant saved = Instant.MIN;
    private volatile LiveTally tally;

    /**
     * Makes the live days of a world whose history the service has taken in.
     *
     * @param settings those of the history
     * @param service the running service
     * @param clock the twin's time, which the service uses too
     * @param folder where the hidden state is kept
     */
    public LiveDay(TwinSettings settings, LiveService service, TwinClock clock, Path folder) {
        this(settings, service, clock, folder.resolve(HIDDEN_STOCK), hidden(settings, folder.resolve(HIDDEN_STOCK)));
    }

    LiveDay(TwinSettings settings, LiveService service, TwinClock clock, Path file, HiddenStock hidden) {
        this.world = new LiveWorld(settings, service, hidden, file);
        this.clock = clock;
        this.arrivals = new LiveArrivals(world);
        this.inbound = new LiveInbound(world);
        this.oms = new LiveOms(world);
        this.crew = new LiveCrew(world, new LiveWork(world, inbound, oms));
        this.tally = world.tally();
        long from = clock.instant().toEpochMilli();
        TwinCalendar calendar = world.physics.calendar();
        // An hour again is harmless: its facts are known by their names.
        this.hourDone = from / TwinCalendar.HOUR - 2;
        this.dayDone = calendar.day(from) - 1;
    }

    private static HiddenStock hidden(TwinSettings settings, Path file) {
        if (Files.exists(file)) {
            return HiddenStock.load(file);
        }
        HiddenStock hidden = TwinHistory.hiddenAtEnd(settings);
        hidden.save(file);
        return hidden;
    }

    /** Starts the clock and the thread; harmless when started. */
    public void start() {
        if (running) {
            return;
        }
        running = true;
        clock.run();
        thread = new Thread(this::live, "twin-live");
        thread.setDaemon(true);
        thread.start();
    }

    /** What it has done since it was made. */
    public LiveTally tally() {
        return tally;
    }

    /** Stops the thread, and keeps the hidden state. */
    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (turn) {
            world.save();
        }
    }

    private void live() {
        while (running) {
            try {
                advance(clock.instant());
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                world.failures++;
                LOG.log(Level.WARNING, "a step of the live day failed and is tried again", e);
                pauseAfterFailure();
            }
        }
    }

    private void pauseAfterFailure() {
        try {
            Thread.sleep(10 * PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Does all that is due by an instant. */
    void advance(Instant now) {
        synchronized (turn) {
            long at = now.toEpochMilli();
            days(at);
            hours(at);
            placeOrders(at);
            for (TwinNode node : world.nodes) {
                crew.act(node, now);
            }
            oms.handOver(now);
            if (ordersSeen.plus(LOOKS_AFTER_ORDERS).isBefore(now)) {
                ordersSeen = now;
                oms.lookAfter(now);
            }
            if (saved.plusSeconds(60).isBefore(now)) {
                saved = now;
                world.nodes.forEach(node -> inbound.arrivals(node, at));
                world.save();
            }
            tally = world.tally();
        }
    }

    /** Plans of the day: shifts to come, and purchases. */
    private void days(long at) {
        TwinCalendar calendar = world.physics.calendar();
        int today = calendar.day(at);
        while (dayDone < today && calendar.at(dayDone + 1, TwinWorld.DAY_STARTS) <= at) {
            int day = dayDone + 1;
            long starts = calendar.at(day, TwinWorld.DAY_STARTS);
            for (TwinNode node : world.nodes) {
                publishShifts(node, day + CrewFlow.SHIFTS_AHEAD, starts);
                if (starts >= world.settings.historyEnd().toEpochMilli()) {
                    inbound.review(node, day, starts);
                }
            }
            dayDone = day;
        }
    }

    private void publishShifts(TwinNode node, int day, long at) {
        for (TwinWorker worker : node.crew()) {
            if (CrewFlow.works(node, worker, day)) {
                ShiftScheduled shift = CrewFlow.shift(world.physics.calendar(), node, worker, day);
                world.post("shift:" + shift.shiftId(), TwinCalendar.instant(at), shift);
            }
        }
    }

    /** What each hour brings: the orders of the one that begins, and the tills' reports of the one that has ended. */
    private void hours(long at) {
        TwinCalendar calendar = world.physics.calendar();
        while (hourDone < at / TwinCalendar.HOUR) {
            long begins = (hourDone + 1) * TwinCalendar.HOUR;
            int day = calendar.day(begins);
            int hour = calendar.hour(begins);
            long historyEnd = world.settings.historyEnd().toEpochMilli();
            arrivals.orders(day, hour).stream()
                    .filter(each -> each.at() >= historyEnd)
                    .forEach(coming::add);
            long before = begins - TwinCalendar.HOUR;
            if (before >= historyEnd) {
                for (TwinNode node : world.nodes) {
                    arrivals.hour(node, calendar.day(before), calendar.hour(before));
                }
            }
            hourDone++;
        }
    }

    private void placeOrders(long at) {
        while (!coming.isEmpty() && coming.peek().at() <= at) {
            Work.Order order = arrivals.order(coming.poll());
            if (order.items.length > 0) {
                try {
                    oms.place(order.placed);
                } catch (ConflictException e) {
                    world.conflicts++;
                } catch (InvalidInputException e) {
                    world.failures++;
                    LOG.log(Level.WARNING, "order {0} was refused: {1}", new Object[] {
                        order.placed.orderId(), e.getMessage()
                    });
                }
            }
        }
    }
}
