package io.chargehand.event.json;

import io.chargehand.event.JsonFaults;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of every HTTP endpoint, for tests without an application. */
public final class ContractJson {

    private ContractJson() {}

    public static JsonMapper mapper() {
        return StrictJson.mapper();
    }

    public static JsonFaults faults() {
        return new PathFaults();
    }
}
