package io.chargehand.feature;

import io.chargehand.kernel.InvalidInputException;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes and reads facts with their rows. Stateless. */
final class RowCodec {

    private RowCodec() {}

    static void write(Fact fact, DataOutput out) throws IOException {
        String name = "";
        if (fact instanceof Fact.Decided) {
            out.writeByte('D');
        } else if (fact instanceof Fact.LabelKnown) {
            out.writeByte('L');
        } else if (fact instanceof Fact.Opened opened) {
            out.writeByte('O');
            name = opened.interval();
        } else if (fact instanceof Fact.Closed closed) {
            out.writeByte('C');
            name = closed.interval();
        } else if (fact instanceof Fact.Told told) {
            out.writeByte('T');
            name = told.outcome();
        }
        out.writeUTF(name);
        out.writeLong(fact.at());
        write(fact.row(), out);
    }

    static void write(Row row, DataOutput out) throws IOException {
        out.writeUTF(row.schema().stream());
        List<Column> columns = row.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type() == ColumnType.CATEGORY) {
                out.writeUTF(row.text(i));
            } else {
                out.writeDouble(row.cell(i));
            }
        }
    }

    static Fact read(FeatureSet set, DataInput in) throws IOException {
        char kind = (char) in.readByte();
        String name = in.readUTF();
        long at = in.readLong();
        Row row = readRow(set.getStream(in.readUTF()).schema(), in);
        return switch (kind) {
            case 'D' -> new Fact.Decided(at, row);
            case 'L' -> new Fact.LabelKnown(at, row);
            case 'O' -> new Fact.Opened(at, name, row);
            case 'C' -> new Fact.Closed(at, name, row);
            case 'T' -> new Fact.Told(at, name, row);
            default -> throw new InvalidInputException("snapshot.fact", kind, "must be one of D, L, O, C, T");
        };
    }

    /** Writes an instant whole, down to the nanosecond. */
    static void write(Instant instant, DataOutput out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    static Instant readInstant(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    /** Reads the cells of a row whose stream's name has been read. */
    static Row readRow(Schema schema, DataInput in) throws IOException {
        Row.Builder builder = schema.row();
        List<Column> columns = schema.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).type() == ColumnType.CATEGORY) {
                builder.text(i, in.readUTF());
            } else {
                builder.number(i, in.readDouble());
            }
        }
        return builder.build();
    }
}
