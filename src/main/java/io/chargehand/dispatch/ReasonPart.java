package io.chargehand.dispatch;

import io.chargehand.kernel.Money;

/**
 * One part of why a task is urgent. Immutable.
 *
 * @param kind such as PROMISE, SHELF, DOCK
 * @param reference the id of the order, item or ASN it stands for
 * @param perMinute what a minute of delay costs for this part
 */
public record ReasonPart(String kind, String reference, Money perMinute) {}
