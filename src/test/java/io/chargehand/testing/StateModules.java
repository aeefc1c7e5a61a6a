package io.chargehand.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.chargehand.event.BatchSoFar;
import io.chargehand.event.EventFold;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.LoggedEvent;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.network.Network;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Receiving, fulfillment and inventory on a test database, fed as the intake feeds them, over master data in memory. Thread-safe:
 * one call at a time.
 */
public final class StateModules implements EventIntake, AutoCloseable {

    private final FakeNetwork network = new FakeNetwork();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HikariDataSource source = new HikariDataSource();
    private final TransactionTemplate transactions;
    private final List<EventFold> folds;
    private final AtomicLong position = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    /** Starts the modules on a migrated database. */
    public StateModules(TestDatabase database) {
        source.setDataSource(database.dataSource());
        source.setMaximumPoolSize(8);
        transactions = database.transactions(source);
        context.registerBean(Network.class, () -> network);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.scan("io.chargehand.receiving.jdbc", "io.chargehand.fulfillment.jdbc", "io.chargehand.inventory.jdbc");
        context.refresh();
        folds = context.getBeanProvider(EventFold.class).orderedStream().toList();
    }

    /** The master data. */
    public FakeNetwork network() {
        return network;
    }

    /** A module's read side. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Takes in facts of one call that happened at one time. */
    public List<EventVerdict> accept(Instant at, OperationalFact... facts) {
        List<OperationalEvent> events = new ArrayList<>();
        for (OperationalFact fact : facts) {
            events.add(event(at, fact));
        }
        return accept(events);
    }

    /** An event with an id of its own. */
    public OperationalEvent event(Instant at, OperationalFact fact) {
        return new OperationalEvent("e" + sent.incrementAndGet(), "test", at, fact);
    }

    @Override
    public synchronized List<EventVerdict> accept(List<OperationalEvent> events, Alongside alongside) {
        List<EventVerdict> verdicts = new ArrayList<>();
        transactions.executeWithoutResult(status -> {
            folds.forEach(fold -> fold.prepare(events));
            List<LoggedEvent> accepted = new ArrayList<>();
            for (OperationalEvent event : events) {
                verdicts.add(judge(event, accepted));
            }
            folds.forEach(fold -> fold.fold(accepted));
            accepted.forEach(each -> network.add(each.event().fact()));
            alongside.write(verdicts);
        });
        return verdicts;
    }

    private EventVerdict judge(OperationalEvent event, List<LoggedEvent> accepted) {
        BatchSoFar batch = id -> false;
        for (EventFold fold : folds) {
            Optional<InvalidInputException> objection = fold.objection(event, batch);
            if (objection.isPresent()) {
                return new EventVerdict.Rejected(event.id(), objection.get());
            }
        }
        folds.forEach(fold -> fold.passed(event));
        long place = position.incrementAndGet();
        accepted.add(new LoggedEvent(place, event.time(), event));
        return new EventVerdict.Accepted(event.id(), place);
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }
}
