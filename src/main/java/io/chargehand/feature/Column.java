package io.chargehand.feature;

import io.chargehand.kernel.Rules;

/**
 * A named, typed column of a stream of rows. Immutable.
 *
 * @param name as in the source, 1 to 200 characters
 * @param type what its cells hold
 * @param known when its value becomes known
 */
public record Column(String name, ColumnType type, Known known) {

    /** Checks the name. */
    public Column {
        Rules.text("column.name", name, 200);
        Rules.present("column.type", type);
        Rules.present("column.known", known);
    }

    /** A number known at the decision instant. */
    public static Column number(String name) {
        return new Column(name, ColumnType.NUMBER, Known.DECISION);
    }

    /** A category known at the decision instant. */
    public static Column category(String name) {
        return new Column(name, ColumnType.CATEGORY, Known.DECISION);
    }

    /** An instant known at the decision instant. */
    public static Column instant(String name) {
        return new Column(name, ColumnType.INSTANT, Known.DECISION);
    }

    /** The same column, known only with the label. */
    public Column knownWithLabel() {
        return new Column(name, type, Known.LABEL);
    }
}
