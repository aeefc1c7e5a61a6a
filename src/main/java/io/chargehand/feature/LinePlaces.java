package io.chargehand.feature;

/** Where the columns of a promise line stand, looked up once: such rows are made by the thousand in a second. Stateless. */
final class LinePlaces {

    static final int ROW_KEY = at("rowKey", ColumnType.CATEGORY);
    static final int ORDER = at("order", ColumnType.CATEGORY);
    static final int METHOD = at("method", ColumnType.CATEGORY);
    static final int ITEM = at("item", ColumnType.CATEGORY);
    static final int DEPARTMENT = at("department", ColumnType.CATEGORY);
    static final int NODE = at("node", ColumnType.CATEGORY);
    static final int FORMAT = at("format", ColumnType.CATEGORY);
    static final int KIND = at("kind", ColumnType.CATEGORY);
    static final int HOUR_BAND = at("hourBand", ColumnType.CATEGORY);
    static final int SLACK_BAND = at("slackBand", ColumnType.CATEGORY);
    static final int QUANTITY = at("quantity", ColumnType.NUMBER);
    static final int LINES_OF_ORDER = at("linesOfOrder", ColumnType.NUMBER);
    static final int HOUR = at("hour", ColumnType.NUMBER);
    static final int DAY_OF_WEEK = at("dayOfWeek", ColumnType.NUMBER);
    static final int MINUTES_TO_CLOSE = at("minutesToClose", ColumnType.NUMBER);
    static final int LABOR_TO_DUE = at("laborToDue", ColumnType.NUMBER);
    static final int PRICE = at("price", ColumnType.NUMBER);
    static final int WEIGHT = at("weight", ColumnType.NUMBER);
    static final int PLACED_AT = at("placedAt", ColumnType.INSTANT);
    static final int DUE_AT = at("dueAt", ColumnType.INSTANT);
    static final int DECIDED_AT = at("decidedAt", ColumnType.INSTANT);
    static final int PLANNED_FINISH = at("plannedFinish", ColumnType.INSTANT);

    private LinePlaces() {}

    private static int at(String column, ColumnType type) {
        return OperationalStreams.PROMISE_LINES.schema().position("row", column, type);
    }
}
