package io.chargehand.registry;

import io.chargehand.kernel.Rules;

import java.time.Instant;

/**
 * Who moves an alias, when and why. Immutable.
 *
 * @param approver a person's or a program's name, 1 to 100 characters
 * @param at the instant of the move
 * @param kind whether the alias goes forward or back
 * @param reason why, 1 to 1,000 characters
 */
public record Approval(String approver, Instant at, Kind kind, String reason) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1_000;

    /** Checks the texts; a longer reason is shortened. */
    public Approval {
        Rules.text("approver", approver, LONGEST_NAME);
        reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        Rules.text("reason", reason, LONGEST_REASON);
    }

    /** A move to a version that was chosen. */
    public static Approval promotion(String approver, Instant at, String reason) {
        return new Approval(approver, at, Kind.PROMOTION, reason);
    }

    /** A move to the version before. */
    public static Approval rollback(String approver, Instant at, String reason) {
        return new Approval(approver, at, Kind.ROLLBACK, reason);
    }

    /** Whether an alias goes forward or back. */
    public enum Kind {
        /** To a version that was chosen. */
        PROMOTION,
        /** To the version before. */
        ROLLBACK
    }
}
