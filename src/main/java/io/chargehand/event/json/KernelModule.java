package io.chargehand.event.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.chargehand.kernel.AsnId;
import io.chargehand.kernel.AsnLineRef;
import io.chargehand.kernel.DecisionId;
import io.chargehand.kernel.Equipment;
import io.chargehand.kernel.ItemId;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Metres;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.OrderId;
import io.chargehand.kernel.OrderLineRef;
import io.chargehand.kernel.Probability;
import io.chargehand.kernel.Quantity;
import io.chargehand.kernel.ReceiptId;
import io.chargehand.kernel.ReservationId;
import io.chargehand.kernel.ReturnId;
import io.chargehand.kernel.ShiftId;
import io.chargehand.kernel.Skill;
import io.chargehand.kernel.SupplierId;
import io.chargehand.kernel.TaskId;
import io.chargehand.kernel.WorkerId;
import io.chargehand.kernel.ZoneId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How the kernel's types look in JSON: ids as strings, quantities, probabilities, minutes and metres as numbers, money as a
 * decimal string with its currency, instants with an offset, durations in ISO 8601, sets in order.
 */
final class KernelModule extends SimpleModule {

    private static final String OFFSET_RULE =
            "must be a date and time with offset (RFC 3339), such as 2026-03-01T09:30:00Z";

    KernelModule() {
        super("chargehand-kernel");
        ids();
        numbers();
        times();
        addDeserializer(Money.class, new MoneyJson.Reader());
        addSerializer(Money.class, new MoneyJson.Writer());
        text(Currency.class, Currency::getInstance, "must be an ISO 4217 code, such as USD");
        setMixInAnnotation(OrderLineRef.class, OrderLineRefJson.class);
        setMixInAnnotation(AsnLineRef.class, AsnLineRefJson.class);
        addSerializer(Set.class, new InOrder());
    }

    private void ids() {
        id(AsnId.class, AsnId::new);
        id(DecisionId.class, DecisionId::new);
        id(Equipment.class, Equipment::new);
        id(ItemId.class, ItemId::new);
        id(LocationId.class, LocationId::new);
        id(NodeId.class, NodeId::new);
        id(OrderId.class, OrderId::new);
        id(ReceiptId.class, ReceiptId::new);
        id(ReservationId.class, ReservationId::new);
        id(ReturnId.class, ReturnId::new);
        id(ShiftId.class, ShiftId::new);
        id(Skill.class, Skill::new);
        id(SupplierId.class, SupplierId::new);
        id(TaskId.class, TaskId::new);
        id(WorkerId.class, WorkerId::new);
        id(ZoneId.class, ZoneId::new);
    }

    private void numbers() {
        addDeserializer(Quantity.class, NumberValue.whole(Quantity.class, units -> new Quantity((long) units)));
        write(Quantity.class, (quantity, generator) -> generator.writeNumber(quantity.units()));
        addDeserializer(Probability.class, NumberValue.any(Probability.class, Probability::new));
        write(Probability.class, (probability, generator) -> generator.writeNumber(probability.value()));
        addDeserializer(Minutes.class, NumberValue.any(Minutes.class, Minutes::new));
        write(Minutes.class, (minutes, generator) -> generator.writeNumber(minutes.value()));
        addDeserializer(Metres.class, NumberValue.any(Metres.class, Metres::new));
        write(Metres.class, (metres, generator) -> generator.writeNumber(metres.value()));
    }

    private void times() {
        text(Instant.class, OffsetInstant::parse, OFFSET_RULE);
        text(OffsetDateTime.class, OffsetDateTime::parse, OFFSET_RULE);
        text(Duration.class, Duration::parse, "must be an ISO 8601 duration, such as PT7M30S");
        text(LocalTime.class, LocalTime::parse, "must be a time of day, such as 08:30");
        text(java.time.ZoneId.class, java.time.ZoneId::of, "must be an IANA time zone, such as America/Chicago");
        write(java.time.ZoneId.class, (zone, generator) -> generator.writeString(zone.getId()));
        write(Currency.class, (currency, generator) -> generator.writeString(currency.getCurrencyCode()));
    }

    private <T> void id(Class<T> type, Function<String, T> make) {
        addDeserializer(type, new TextValue<>(type, make, "must be a string of 1 to 64 characters of [A-Za-z0-9._:-]"));
        write(type, (id, generator) -> generator.writeString(id.toString()));
    }

    private <T> void text(Class<T> type, Function<String, T> parse, String rule) {
        addDeserializer(type, new TextValue<>(type, parse, rule));
        if (type != Currency.class && type != java.time.ZoneId.class) {
            write(type, (value, generator) -> generator.writeString(value.toString()));
        }
    }

    private <T> void write(Class<T> type, BiConsumer<T, JsonGenerator> writer) {
        addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                writer.accept(value, generator);
            }
        });
    }

    /** {@code {"orderId":"o-1","line":2}}. */
    private abstract static class OrderLineRefJson {
        @JsonProperty("orderId")
        abstract OrderId order();
    }

    /** {@code {"asnId":"a-1","line":2}}. */
    private abstract static class AsnLineRefJson {
        @JsonProperty("asnId")
        abstract AsnId asn();
    }

    /** Sets have no order of their own: written sorted, so that equal facts give equal JSON. */
    @SuppressWarnings("rawtypes")
    private static final class InOrder extends StdSerializer<Set> {

        InOrder() {
            super(Set.class);
        }

        @Override
        public void serialize(Set values, JsonGenerator generator, SerializationContext context) {
            boolean comparable = true;
            for (Object value : values) {
                comparable &= value instanceof Comparable;
            }
            generator.writeStartArray();
            for (Object value : comparable ? sorted(values) : values) {
                context.writeValue(generator, value);
            }
            generator.writeEndArray();
        }

        @SuppressWarnings("unchecked")
        private static Set<?> sorted(Set values) {
            return new TreeSet<Object>(values);
        }
    }
}
