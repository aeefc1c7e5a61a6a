package io.chargehand.event;

import java.util.ServiceLoader;

/**
 * Turns events into CloudEvents JSON and back. The {@code type} is {@code io.chargehand.<kind>.v1}, where the kind is the
 * fact's class name in kebab case, such as {@code io.chargehand.order-placed.v1}. Thread-safe.
 */
public interface EventCodec {

    /** The event as one CloudEvents 1.0 JSON object, structured mode. */
    String write(OperationalEvent event);

    /**
     * Reads one CloudEvents 1.0 JSON object.
     *
     * @throws io.chargehand.kernel.InvalidInputException for malformed JSON, an unknown type or version, an unknown field, or
     *     a field that breaks its rule; names the field's path
     */
    OperationalEvent read(String json);

    /** The {@code data} of a fact alone, as JSON. */
    String writeFact(OperationalFact fact);

    /** Reads the {@code data} of a fact whose {@code type} is given. */
    OperationalFact readFact(String type, String data);

    /** The CloudEvents {@code type} of a kind of fact. */
    String type(Class<? extends OperationalFact> kind);

    /**
     * The codec on the class path, for a command that starts no application context.
     *
     * @throws IllegalStateException when there is none
     */
    static EventCodec installed() {
        return ServiceLoader.load(EventCodec.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no event codec on the class path"));
    }
}
