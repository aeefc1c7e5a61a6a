package io.chargehand.feature;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of one stream of rows. Immutable, safe for use by several threads. */
public final class Schema {

    private final String stream;
    private final List<Column> columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private final int[] slots;
    private final int numbers;
    private final int texts;

    /**
     * Makes a schema.
     *
     * @param stream the stream's name, unique among the streams of a feature set
     * @param columns at least one, with distinct names
     * @throws InvalidInputException when a name occurs twice
     */
    public Schema(String stream, List<Column> columns) {
        Rules.identifier("stream", stream);
        Rules.require(!columns.isEmpty(), "columns", columns, "must hold at least one column");
        this.stream = stream;
        this.columns = List.copyOf(columns);
        this.slots = new int[columns.size()];
        int nextNumber = 0;
        int nextText = 0;
        for (int i = 0; i < slots.length; i++) {
            Column column = columns.get(i);
            Rules.require(
                    positions.put(column.name(), i) == null, "columns", column.name(), "must not name a column twice");
            slots[i] = column.type() == ColumnType.CATEGORY ? nextText++ : nextNumber++;
        }
        this.numbers = nextNumber;
        this.texts = nextText;
    }

    public String stream() {
        return stream;
    }

    public List<Column> columns() {
        return columns;
    }

    /** Finds a column by name. */
    public Optional<Column> findColumn(String name) {
        Integer position = positions.get(name);
        return position == null ? Optional.empty() : Optional.of(columns.get(position));
    }

    /**
     * The position of a column of the type asked for.
     *
     * @param field what asks, for the error
     * @throws InvalidInputException when there is no such column or it has another type
     */
    public int position(String field, String name, ColumnType type) {
        int position = position(field, name);
        Column column = columns.get(position);
        if (column.type() != type) {
            throw new InvalidInputException(
                    field, name, "must be a column of type " + type + " but is " + column.type());
        }
        return position;
    }

    /**
     * The position of a column.
     *
     * @param field what asks, for the error
     * @throws InvalidInputException when there is no such column
     */
    public int position(String field, String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new InvalidInputException(
                    field,
                    name,
                    "must name a column of " + stream + " (" + String.join(", ", names()) + ")"
                            + NearestName.suffix(name, names()));
        }
        return position;
    }

    /**
     * Requires a column that is known at the decision instant.
     *
     * @param field what asks, for the error
     * @throws InvalidInputException when there is no such column or it is known only with the label
     */
    public void requireKnownAtDecision(String field, String name) {
        Column found = columns.get(position(field, name));
        Rules.require(
                found.known() == Known.DECISION,
                field,
                name,
                "must be known at the decision instant: this column is known only with the label and would leak it");
    }

    private List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Starts a row with every cell missing. */
    public Row.Builder row() {
        return new Row.Builder(this);
    }

    int slot(int position) {
        return slots[position];
    }

    int numbers() {
        return numbers;
    }

    int texts() {
        return texts;
    }

    @Override
    public String toString() {
        return stream + columns;
    }
}
