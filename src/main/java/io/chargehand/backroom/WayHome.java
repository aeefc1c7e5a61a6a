package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;

import java.time.Instant;

/**
 * A worker's way home after the last task. Immutable.
 *
 * @param start when the worker sets out
 * @param arrival when the worker is there
 * @param walking how long that takes
 */
public record WayHome(Instant start, Instant arrival, Minutes walking) {}
