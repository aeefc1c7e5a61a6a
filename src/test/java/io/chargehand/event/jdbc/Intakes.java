package io.chargehand.event.jdbc;

import io.chargehand.event.DeadLetters;
import io.chargehand.event.EventCodec;
import io.chargehand.event.EventFold;
import io.chargehand.event.EventLog;
import io.chargehand.event.json.CloudEventCodec;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Makes log, dead letters and intake on a database, as the service does. */
public final class Intakes {

    private final DataSource source;
    private final Clock clock;
    private final EventCodec codec = new CloudEventCodec();

    /** Makes intakes on the database. */
    public Intakes(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Returns a started intake with the folds, in their order. */
    public JdbcEventIntake with(List<EventFold> folds) {
        JdbcEventIntake intake = new JdbcEventIntake(
                new JdbcTemplate(source),
                new DataSourceTransactionManager(source),
                log(),
                codec,
                deadLetters(),
                clock,
                () -> folds);
        intake.start();
        return intake;
    }

    /** Returns the log. */
    public EventLog log() {
        return new JdbcEventLog(source, codec);
    }

    /** Returns the dead letters. */
    public DeadLetters deadLetters() {
        return new JdbcDeadLetters(JdbcClient.create(source), clock);
    }
}
