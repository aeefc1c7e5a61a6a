/**
 * Risk scores over HTTP. Start at {@link io.chargehand.scoring.web.RiskScoreController}. Must not know how a score is
 * computed.
 */
@NullMarked
package io.chargehand.scoring.web;

import org.jspecify.annotations.NullMarked;
