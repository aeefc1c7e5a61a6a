package io.chargehand.feature;

import io.chargehand.kernel.Minutes;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the rows of promise lines, from master data and shifts as known so far. Single-threaded. */
final class PromiseRows {

    private static final Schema LINES = OperationalStreams.PROMISE_LINES.schema();

    /** Least minutes of slack of each band but the first: late, tight, then ever wider. */
    private static final double[] SLACK_EDGES = {-60, -30, -10, 0, 5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600};

    private static final String[] SLACK_BANDS = numbered("s", SLACK_EDGES.length + 1);
    private static final String[] WEEKDAY = numbered("weekday-", 24);
    private static final String[] WEEKEND = numbered("weekend-", 24);

    private final MasterData master;
    private final LaborFold labor;
    private final Map<ZoneId, ZonedDateTime> locals = new HashMap<>();

    private Instant localAt = Instant.MIN;
    private Instant lastShown = Instant.EPOCH;
    private String lastText = Instant.EPOCH.toString();

    PromiseRows(MasterData master, LaborFold labor) {
        this.master = master;
        this.labor = labor;
    }

    private static String[] numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    Row row(PromiseCase promise) {
        MasterData.Item item = master.item(promise.item().value());
        MasterData.NodeFacts node = master.node(promise.node().value());
        ZonedDateTime local = local(node.zone(), promise.decidedAt());
        boolean weekend = local.getDayOfWeek().getValue() >= 6;
        String nodeId = promise.node().value();
        return LINES.row()
                .text(LinePlaces.ROW_KEY, promise.orderLine() + "@" + nodeId + "@" + shown(promise.decidedAt()))
                .text(LinePlaces.ORDER, promise.orderLine().order().value())
                .text(LinePlaces.METHOD, promise.method().name())
                .text(LinePlaces.ITEM, promise.item().value())
                .text(LinePlaces.DEPARTMENT, item.department())
                .text(LinePlaces.NODE, nodeId)
                .text(LinePlaces.FORMAT, node.format())
                .text(LinePlaces.KIND, node.kind())
                .text(LinePlaces.HOUR_BAND, (weekend ? WEEKEND : WEEKDAY)[local.getHour()])
                .text(LinePlaces.SLACK_BAND, slackBand(promise.plannedFinish(), promise.dueAt()))
                .number(LinePlaces.QUANTITY, promise.quantity().units())
                .number(LinePlaces.LINES_OF_ORDER, promise.linesOfOrder())
                .number(LinePlaces.HOUR, local.getHour() + local.getMinute() / 60.0)
                .number(LinePlaces.DAY_OF_WEEK, local.getDayOfWeek().getValue())
                .number(LinePlaces.MINUTES_TO_CLOSE, node.minutesToClose(local))
                .number(LinePlaces.LABOR_TO_DUE, labor.minutes(nodeId, promise.decidedAt(), promise.dueAt()))
                .number(LinePlaces.PRICE, item.price())
                .number(LinePlaces.WEIGHT, item.weight())
                .number(LinePlaces.PLACED_AT, promise.placedAt().toEpochMilli())
                .number(LinePlaces.DUE_AT, promise.dueAt().toEpochMilli())
                .number(LinePlaces.DECIDED_AT, promise.decidedAt().toEpochMilli())
                .number(LinePlaces.PLANNED_FINISH, promise.plannedFinish().toEpochMilli())
                .build();
    }

    /** The local time of an instant; zones have many rules to look through, and cases that are asked together share theirs. */
    private ZonedDateTime local(ZoneId zone, Instant at) {
        if (!at.equals(localAt)) {
            localAt = at;
            locals.clear();
        }
        return locals.computeIfAbsent(zone, at::atZone);
    }

    /** An instant as text; cases that are asked together share theirs. */
    private String shown(Instant instant) {
        if (!instant.equals(lastShown)) {
            lastShown = instant;
            lastText = instant.toString();
        }
        return lastText;
    }

    /** Due less planned finish, in bands that widen with it. */
    static String slackBand(Instant plannedFinish, Instant dueAt) {
        double minutes = Minutes.between(plannedFinish, dueAt);
        int band = 0;
        while (band < SLACK_EDGES.length && minutes >= SLACK_EDGES[band]) {
            band++;
        }
        return SLACK_BANDS[band];
    }
}
