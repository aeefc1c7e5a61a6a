package io.chargehand.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A recorded move of an alias. Immutable.
 *
 * @param alias what was moved
 * @param from the version it pointed to before, if any
 * @param to the version it points to since
 * @param approval who, when and why
 */
public record AliasMove(Alias alias, Optional<String> from, String to, Approval approval) {

    /**
     * The version that an alias pointed to before its present one, as rollbacks count it: a rollback takes back the
     * promotion before it, so that two in a row go back by two versions. A move that went unrecorded, such as one made by
     * hand, counts as a promotion.
     *
     * @param moves all recorded moves of the model, oldest first
     * @param present the version it points to now
     */
    public static Optional<String> before(List<AliasMove> moves, Alias alias, String present) {
        Deque<String> path = new ArrayDeque<>();
        for (AliasMove move : moves) {
            if (move.alias() == alias) {
                move.from().ifPresent(from -> step(path, from));
                if (move.approval().kind() == Approval.Kind.ROLLBACK) {
                    path.poll();
                }
                step(path, move.to());
            }
        }
        step(path, present);
        path.pop();
        return Optional.ofNullable(path.peek());
    }

    private static void step(Deque<String> path, String version) {
        if (!version.equals(path.peek())) {
            path.push(version);
        }
    }
}
