package io.chargehand.sourcing;

import io.chargehand.kernel.Money;

/**
 * One kind of expected loss. Immutable.
 *
 * @param kind which
 * @param amount how much
 */
public record CostItem(CostKind kind, Money amount) {}
