package io.chargehand.backroom;

import io.chargehand.kernel.Minutes;

import java.util.Optional;

/**
 * How much later a task may finish, all sequences as they are. Immutable.
 *
 * @param untilDearer before the plan costs more; empty when it never does
 * @param untilBroken before a rule breaks, whatever it costs; empty when none ever does. At least {@code untilDearer}
 */
public record Slack(Optional<Minutes> untilDearer, Optional<Minutes> untilBroken) {}
