package io.chargehand.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What the measured libraries may log. Stateless. */
final class Logs {

    private Logs() {}

    /** Warnings and errors only: a solver that logs its steps is measured writing. */
    static void quiet() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
        }
    }
}
