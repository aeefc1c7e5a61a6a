package io.chargehand.backroom;

import io.chargehand.kernel.Money;

/**
 * What one source of a task's delay cost loses at its planned finish. Immutable.
 *
 * @param cause what kind of loss
 * @param reference id of the order, item or ASN behind it
 * @param label how a store manager would name it
 * @param loss expected, at the planned finish
 */
public record DelayShare(DelayCause cause, String reference, String label, Money loss) {}
