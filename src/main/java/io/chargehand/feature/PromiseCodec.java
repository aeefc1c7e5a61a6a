package io.chargehand.feature;

import io.chargehand.kernel.FulfillmentMethod;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Quantity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** Writes and reads promise cases. Stateless. */
final class PromiseCodec {

    private PromiseCodec() {}

    static void write(OrderLineRef ref, DataOutput out) throws IOException {
        out.writeUTF(ref.order().value());
        out.writeInt(ref.line());
    }

    static OrderLineRef readRef(DataInput in) throws IOException {
        return new OrderLineRef(new OrderId(in.readUTF()), in.readInt());
    }

    static void write(PromiseCase row, DataOutput out) throws IOException {
        write(row.orderLine(), out);
        out.writeUTF(row.method().name());
        out.writeUTF(row.item().value());
        out.writeLong(row.quantity().units());
        out.writeInt(row.linesOfOrder());
        out.writeUTF(row.node().value());
        out.writeLong(row.placedAt().toEpochMilli());
        out.writeLong(row.dueAt().toEpochMilli());
        out.writeLong(row.decidedAt().toEpochMilli());
        out.writeLong(row.plannedFinish().toEpochMilli());
    }

    static PromiseCase readCase(DataInput in) throws IOException {
        return new PromiseCase(
                readRef(in),
                FulfillmentMethod.valueOf(in.readUTF()),
                new ItemId(in.readUTF()),
                new Quantity(in.readLong()),
                in.readInt(),
                new NodeId(in.readUTF()),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()));
    }
}
