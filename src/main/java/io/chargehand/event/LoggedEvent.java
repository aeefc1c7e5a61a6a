package io.chargehand.event;

import java.time.Instant;

/**
 * An event in the append-only log. Immutable.
 *
 * @param position its place in the log, rising, not gapless
 * @param recordedAt when it was accepted, by the service's clock
 * @param event the event
 */
public record LoggedEvent(long position, Instant recordedAt, OperationalEvent event) {}
