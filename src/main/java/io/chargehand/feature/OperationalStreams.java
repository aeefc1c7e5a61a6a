package io.chargehand.feature;

import java.util.List;
import java.util.Optional;

/**
 * The streams of rows that operational events give rise to: names, columns, and when each becomes known. Job files name
 * these columns; {@link OperationalHistory} fills them. Stateless.
 */
public final class OperationalStreams {

    /** The column that names a row to score. */
    public static final String KEY = "rowKey";

    /** Order lines at nodes, decided when reserved or replanned; the label is {@code missed}. */
    public static final Stream PROMISE_LINES = labelled(
            "promise-lines",
            "decidedAt",
            "knownAt",
            Column.category(KEY),
            Column.category("order"),
            Column.category("method"),
            Column.category("item"),
            Column.category("department"),
            Column.category("node"),
            Column.category("format"),
            Column.category("kind"),
            Column.category("hourBand"),
            Column.category("slackBand"),
            Column.number("quantity"),
            Column.number("linesOfOrder"),
            Column.number("hour"),
            Column.number("dayOfWeek"),
            Column.number("minutesToClose"),
            Column.number("laborToDue"),
            Column.number("price"),
            Column.number("weight"),
            Column.instant("placedAt"),
            Column.instant("dueAt"),
            Column.instant("decidedAt"),
            Column.instant("plannedFinish"),
            Column.number("missed").knownWithLabel(),
            Column.instant("knownAt").knownWithLabel());

    /**
     * ASN lines, decided when advised; the labels are {@code short, over, damaged, late}. The number {@code
     * ratio} is units received fit for sale over units advised; {@code shortRatio, overRatio, damagedRatio} are the same
     * where the line came short, over, or damaged but not short, and missing elsewhere.
     */
    public static final Stream RECEIPT_LINES = labelled(
            "receipt-lines",
            "decidedAt",
            "knownAt",
            Column.category(KEY),
            Column.category("asn"),
            Column.category("supplier"),
            Column.category("country"),
            Column.category("carrier"),
            Column.category("item"),
            Column.category("department"),
            Column.category("node"),
            Column.category("format"),
            Column.category("kind"),
            Column.category("cartonBand"),
            Column.category("leadBand"),
            Column.category("weekday"),
            Column.number("advised"),
            Column.number("cartons"),
            Column.number("unitsPerCarton"),
            Column.number("linesOfAsn"),
            Column.number("shelfLifeDays"),
            Column.number("cartonWeight"),
            Column.number("price"),
            Column.number("weight"),
            Column.number("volume"),
            Column.number("expectedHour"),
            Column.instant("orderedAt"),
            Column.instant("expectedAt"),
            Column.instant("decidedAt"),
            Column.number("short").knownWithLabel(),
            Column.number("over").knownWithLabel(),
            Column.number("damaged").knownWithLabel(),
            Column.number("late").knownWithLabel(),
            Column.number("ratio").knownWithLabel(),
            Column.number("shortRatio").knownWithLabel(),
            Column.number("damagedRatio").knownWithLabel(),
            Column.number("overRatio").knownWithLabel(),
            Column.instant("knownAt").knownWithLabel());

    /** Tasks from creation to their end. The minutes of a type are zero for tasks of other types. */
    public static final Stream TASKS = labelled(
            "tasks",
            "createdAt",
            "endedAt",
            Column.category("node"),
            Column.category("item"),
            Column.category("type"),
            Column.number("minutes"),
            Column.number("orderMinutes"),
            Column.number("inboundMinutes"),
            Column.number("floorMinutes"),
            Column.instant("createdAt"),
            Column.number("waitMinutes").knownWithLabel(),
            Column.number("orderWaitMinutes").knownWithLabel(),
            Column.number("pace").knownWithLabel(),
            Column.number("shortPick").knownWithLabel(),
            Column.instant("endedAt").knownWithLabel());

    /** Stretches of a shift that are worked; a cancelled stretch is taken back by one of negative {@code workers}. */
    public static final Stream LABOR = new Stream(
            new Schema(
                    "labor",
                    List.of(
                            Column.category("node"),
                            Column.number("workers"),
                            Column.instant("startsAt"),
                            Column.instant("endsAt"))),
            Moment.at("startsAt"),
            Optional.empty());

    /** Order lines that became ready at a node, with how far the plan was off. */
    public static final Stream FINISHES = new Stream(
            new Schema(
                    "finishes",
                    List.of(
                            Column.category("node"),
                            Column.category("method"),
                            Column.number("planErrorMinutes"),
                            Column.number("throughputMinutes"),
                            Column.instant("readyAt"))),
            Moment.at("readyAt"),
            Optional.empty());

    /** ASNs on their way: from advised to arrived. Past {@code overdueAt} and not arrived, an ASN is overdue. */
    public static final Stream ASNS = labelled(
            "asns",
            "advisedAt",
            "arrivedAt",
            Column.category("supplier"),
            Column.category("carrier"),
            Column.category("node"),
            Column.category("weekday"),
            Column.number("lines"),
            Column.number("leadHours"),
            Column.instant("advisedAt"),
            Column.instant("expectedAt"),
            Column.instant("overdueAt"),
            Column.number("lateHours").knownWithLabel(),
            Column.number("late").knownWithLabel(),
            Column.instant("arrivedAt").knownWithLabel(),
            Column.instant("overdueEnd").knownWithLabel());

    private OperationalStreams() {}

    /** What a promise model is drawn from, the rows to score first. */
    public static List<Stream> promise() {
        return List.of(PROMISE_LINES, TASKS, LABOR, FINISHES, ASNS);
    }

    /** What a receipt model is drawn from, the rows to score first. */
    public static List<Stream> receipt() {
        return List.of(RECEIPT_LINES, TASKS, LABOR, ASNS);
    }

    private static Stream labelled(String name, String seen, String known, Column... columns) {
        return new Stream(new Schema(name, List.of(columns)), Moment.at(seen), Optional.of(Moment.at(known)));
    }
}
