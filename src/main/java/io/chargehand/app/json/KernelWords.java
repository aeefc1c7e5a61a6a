package io.chargehand.app.json;

import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ReturnId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import io.chargehand.kernel.ZoneId;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

import java.util.function.Function;

/** Writes the kernel's ids as plain strings, and reads them so. */
final class KernelWords {

    private KernelWords() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("kernel ids");
        id(module, AsnId.class, AsnId::new);
        id(module, DecisionId.class, DecisionId::new);
        id(module, ItemId.class, ItemId::new);
        id(module, LocationId.class, LocationId::new);
        id(module, NodeId.class, NodeId::new);
        id(module, OrderId.class, OrderId::new);
        id(module, ReceiptId.class, ReceiptId::new);
        id(module, ReservationId.class, ReservationId::new);
        id(module, ReturnId.class, ReturnId::new);
        id(module, ShiftId.class, ShiftId::new);
        id(module, SupplierId.class, SupplierId::new);
        id(module, TaskId.class, TaskId::new);
        id(module, WorkerId.class, WorkerId::new);
        id(module, ZoneId.class, ZoneId::new);
        return module;
    }

    private static <T> void id(SimpleModule module, Class<T> type, Function<String, T> named) {
        module.addSerializer(type, new ToStringSerializer(type));
        module.addDeserializer(type, new IdReader<>(type, named));
    }

    private static final class IdReader<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> named;

        IdReader(Class<T> type, Function<String, T> named) {
            super(type);
            this.named = named;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            String text = _parseString(parser, context, this);
            try {
                return named.apply(text);
            } catch (InvalidInputException broken) {
                // The field is the one that holds the id here, not the one an id calls itself.
                throw new InvalidInputException("", text, broken.rule());
            }
        }
    }
}
