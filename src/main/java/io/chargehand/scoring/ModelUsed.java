package io.chargehand.scoring;

import java.util.Optional;

/**
 * Which model answered. Immutable.
 *
 * @param name the model's name, such as {@code sla-risk}
 * @param version its version; {@code rate-table} where a fallback answered
 * @param fallback whether a rate table answered because no model was usable
 * @param fallbackReason why, where it did
 */
public record ModelUsed(String name, String version, boolean fallback, Optional<String> fallbackReason) {}
