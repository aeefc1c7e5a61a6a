package io.chargehand.event.json;

import io.chargehand.event.EventCodec;
import io.chargehand.event.GeneratedFacts;
import io.chargehand.event.OperationalEvent;
import io.chargehand.event.OperationalFact;
import io.chargehand.kernel.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CloudEventCodecTest {

    private static final String ORDER = """
            {"specversion":"1.0","id":"e-1","source":"/oms","type":"io.chargehand.order-placed.v1",
             "time":"2026-03-01T09:30:00-06:00","datacontenttype":"application/json","data":
              {"orderId":"o-1","method":"PICKUP","placedAt":"2026-03-01T15:29:00Z","promisedAt":"2026-03-01T18:00:00Z",
               "pickupNodeId":"s-1","latitude":41.5,"longitude":-87.6,
               "lines":[{"line":1,"itemId":"i-1","quantity":2,"unitPrice":{"amount":"12.34","currency":"USD"}},
                        {"line":2,"itemId":"i-2","quantity":1,"unitPrice":{"amount":"5","currency":"USD"}}]}}
            """;

    private final EventCodec codec = new CloudEventCodec();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyKindComesBackAsItWas(long seed) {
        GeneratedFacts facts = new GeneratedFacts(seed);
        for (OperationalFact fact : facts.oneOfEach()) {
            OperationalEvent event = facts.event(fact);
            String json = codec.write(event);
            assertThat(codec.read(json)).as(json).isEqualTo(event);
            assertThat(codec.readFact(codec.type(fact.getClass()), codec.writeFact(fact)))
                    .isEqualTo(fact);
            assertThat(codec.write(codec.read(json))).isEqualTo(json);
        }
    }

    @Test
    void theGeneratorDrawsEveryKind() {
        List<Class<?>> drawn = new GeneratedFacts(1)
                .oneOfEach().stream().<Class<?>>map(Object::getClass).collect(Collectors.toList());
        assertThat(drawn).containsExactlyInAnyOrder(OperationalFact.class.getPermittedSubclasses());
    }

    @Test
    void readsAnOrder() {
        OperationalEvent event = codec.read(ORDER);
        assertThat(event.time()).isEqualTo("2026-03-01T15:30:00Z");
        assertThat(codec.type(event.fact().getClass())).isEqualTo("io.chargehand.order-placed.v1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"quantity\":2`          | `\"quantity\":-2`           | data.lines[0].quantity          | -2       | must be from 0",
                "`\"quantity\":2`          | `\"quantity\":0`            | data.lines[0].quantity          | 0        | at least 1",
                "`\"quantity\":1`          | `\"quantity\":\"1\"`        | data.lines[1].quantity          | 1        | whole number",
                "`\"quantity\":1`          | `\"quantity\":1.5`          | data.lines[1].quantity          | 1.5      | whole number",
                "`\"quantity\":1,`         | ``                          | data.lines[1].quantity          | null     | must be present",
                "`\"line\":2`              | `\"line\":1`                | data.lines                      | 1        | differing line numbers",
                "`\"line\":2,`             | ``                          | data.lines[1].line              | null     | must be present",
                "`\"line\":2`              | `\"line\":2.5`              | data.lines[1].line              | `*`      | whole number",
                "`\"line\":2`              | `\"line\":99999999999`      | data.lines[1].line              | `*`      | whole number",
                "`\"line\":2`              | `\"line\":\"2\"`            | data.lines[1].line              | `*`      | whole number",
                "`\"itemId\":\"i-2\"`      | `\"itemId\":\"i 2\"`        | data.lines[1].itemId            | i 2      | 1 to 64 characters",
                "`\"itemId\":\"i-2\"`      | `\"itemId\":7`              | data.lines[1].itemId            | 7        | string",
                "`\"amount\":\"5\"`        | `\"amount\":5`              | data.lines[1].unitPrice.amount  | `*`      | string",
                "`\"amount\":\"5\"`        | `\"amount\":\"5,00\"`       | data.lines[1].unitPrice.amount  | `5,00`   | decimal number",
                "`\"amount\":\"5\"`        | `\"amount\":\"5.00001\"`    | data.lines[1].unitPrice.amount  | 5.00001  | 4 decimals",
                "`\"5\",\"currency\":\"USD\"` | `\"5\",\"currency\":\"dollars\"` | data.lines[1].unitPrice.currency | dollars | ISO 4217",
                "2026-03-01T18:00:00Z      | 2026-03-01T18:00:00         | data.promisedAt      | 2026-03-01T18:00:00  | with offset",
                "2026-03-01T18:00:00Z      | 2026-03-01T12:00:00Z        | data.promisedAt      | 2026-03-01T12:00:00Z | after placedAt",
                "2026-03-01T09:30:00-06:00 | 2026-03-01T09:30:00         | time                 | 2026-03-01T09:30:00  | with offset",
                "PICKUP                    | DRONE                       | data.method          | DRONE    | one of PICKUP",
                "`\"pickupNodeId\":\"s-1\",` | ``                        | data.pickupNodeId    | null     | must be present for PICKUP",
                "`\"latitude\":41.5`       | `\"latitude\":\"north\"`    | data.latitude        | `*`      | number",
                "`\"latitude\":41.5`       | `\"latitude\":91`           | data.latitude        | 91     | from -90",
                "`\"latitude\":41.5,`      | ``                          | data.latitude        | null     | must be present",
                "`\"latitude\":41.5`       | `\"latitude\":41.5,\"lat\":4` | data.lat          | lat      | not a known field",
                "`\"latitude\":41.5`       | `\"latitude\":41.5,\"latitude\":4` | body          | `*`      | `*`",
                "order-placed.v1           | order-placed.v2             | type     | io.chargehand.order-placed.v2    | known is v1",
                "order-placed.v1           | order-lost.v1               | type     | io.chargehand.order-lost.v1      | known event type",
                "`\"id\":\"e-1\",`         | ``                          | id                   | null     | must be present",
                "`\"id\":\"e-1\"`          | `\"id\":17`                 | id                   | 17       | must be a string",
                "`\"specversion\":\"1.0\"` | `\"specversion\":\"0.3\"`   | specversion          | 0.3      | must be 1.0",
                "application/json          | text/xml                    | datacontenttype      | text/xml | application/json",
                "`\"specversion\"`         | `\"data_base64\":\"\",\"specversion\"` | data_base64 | present  | data is JSON",
                "`\"lines\":[{`            | `\"lines\":[[],{`           | data.lines[0]        | `*`      | must be an object",
                "`\"lines\":[{`            | `\"lines\":[null,{`         | data.lines[0]        | null     | must be present",
                "`\"specversion\":`        | `\"specversion\"=`          | body                 | `*`      | well-formed JSON",
            })
    void refusesWithPathValueAndRule(String part, String replacement, String field, String value, String rule) {
        String json = ORDER.replace(part, replacement == null ? "" : replacement);
        assertThat(json).isNotEqualTo(ORDER);
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> codec.read(json));
        assertThat(refusal).isNotNull();
        assertThat(refusal.field()).isEqualTo(field);
        if (!value.equals("*")) {
            assertThat(refusal.value()).isEqualTo(value);
        }
        if (!rule.equals("*")) {
            assertThat(refusal.rule()).contains(rule);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "\"text\"", "{} {}", "{\"id\":", "nonsense"})
    void refusesWhatIsNoEvent(String body) {
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> codec.read(body));
        assertThat(refusal.field()).isIn("body", "specversion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "\"text\"", "null"})
    void refusesDataThatIsNoObject(String data) {
        String json = ORDER.substring(0, ORDER.indexOf("\"data\":") + 7) + data + "}";
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> codec.read(json));
        assertThat(refusal.field()).isEqualTo("data");
    }

    @Test
    void malformedJsonIsPlacedByLineAndColumn() {
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class, () -> codec.read("{\"specversion\":\"1.0\",\n \"id\": oops}"));
        assertThat(refusal.value()).startsWith("line 2, column 8: ");
    }

    @Test
    void extensionAttributesAreLetThrough() {
        String json = ORDER.replace("\"id\"", "\"traceparent\":\"00-ab-cd-01\",\"id\"");
        assertThat(codec.read(json)).isEqualTo(codec.read(ORDER));
    }
}
