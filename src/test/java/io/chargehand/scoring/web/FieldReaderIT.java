package io.chargehand.scoring.web;

import io.chargehand.event.JsonFaults;
import io.chargehand.testing.ChargehandIT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies read field by field are read, or refused, as the service's mapper does by itself. */
@ChargehandIT
class FieldReaderIT {

    @Autowired
    private JsonMapper mapper;

    @Autowired
    private JsonFaults faults;

    /** Takes a record's own reader away. */
    @JsonDeserialize(using = ValueDeserializer.None.class)
    private interface Plain {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{}]",
                "[null]",
                "[{'candidates':[]}]",
                "[{'candidates':null,'orderId':null,'line':null,'quantity':null,'dueAt':null,'method':null}]",
                "[{'candidates':[null,{}]}]",
                "[{'orderId':'o-1','line':3,'method':'PICKUP','itemId':'milk','quantity':2,'linesOfOrder':4,"
                        + "'placedAt':'2026-11-23T10:00:00Z','dueAt':'2026-11-23T12:00:00.123456789+02:00',"
                        + "'candidates':[{'nodeId':'corner','plannedFinish':'2026-11-23T11:00:00Z'},{'nodeId':'b'}]}]",
                "{}",
                "['x']",
                "[7]",
                "[[]]",
                "[{'line':'1'}]",
                "[{'line':1.5}]",
                "[{'line':99999999999}]",
                "[{'line':[1]}]",
                "[{'line':true}]",
                "[{'quantity':'2'}]",
                "[{'quantity':2.0}]",
                "[{'quantity':{}}]",
                "[{'method':'PIGEON'}]",
                "[{'method':1}]",
                "[{'method':''}]",
                "[{'orderId':7}]",
                "[{'orderId':''}]",
                "[{'itemId':['milk']}]",
                "[{'dueAt':'2026-11-23T10:00:00'}]",
                "[{'dueAt':1700000000}]",
                "[{'placedAt':'noon'}]",
                "[{'Color':1}]",
                "[{'line':1,'line':2}]",
                "[{'candidates':{}}]",
                "[{'candidates':['corner']}]",
                "[{'candidates':[[]]}]",
                "[{'candidates':[{'nodeId':1}]}]",
                "[{'candidates':[{'nodeId':'a b'}]}]",
                "[{'candidates':[{'node':'corner'}]}]",
                "[{'candidates':[{'nodeId':'corner','nodeId':'b'}]}]",
                "[{'candidates':[{'plannedFinish':'soon'}]}]",
                "[{'candidates':[{'nodeId':'corner'}"
            })
    void readsAndRefusesAsTheMapper(String orders) {
        String body = "{'orders':%s}".formatted(orders).replace('\'', '"');
        JsonMapper plain = mapper.rebuild()
                .addMixIn(PromiseRiskRequest.Line.class, Plain.class)
                .addMixIn(PromiseRiskRequest.Candidate.class, Plain.class)
                .build();
        assertThat(outcome(mapper, body)).isEqualTo(outcome(plain, body));
    }

    private Object outcome(JsonMapper reader, String body) {
        try {
            return reader.readValue(body, PromiseRiskRequest.class);
        } catch (JacksonException e) {
            return faults.explain(e).getMessage();
        }
    }
}
