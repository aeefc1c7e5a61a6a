package io.chargehand.backroom;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import io.chargehand.kernel.TaskId;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rarer terms of a task. Immutable; made by changing {@link #NONE}.
 *
 * @param latestStart the work may not start after; started work is past asking
 * @param latestFinish the work may not end after
 * @param load what it puts on the cart, from its start on
 * @param unloads whether the cart is empty when it ends: it closes a trip, such as a staging task or a put-down
 * @param leaving what it costs to leave it undone
 * @param links more about predecessors; at most one for each
 * @param partner the other half of work that needs two people: both start at the same instant, with two workers, or both are
 *     left undone; each names the other
 */
public record TaskTerms(
        Optional<Instant> latestStart,
        Optional<Instant> latestFinish,
        CartLoad load,
        boolean unloads,
        Leaving leaving,
        List<PredecessorLink> links,
        Optional<TaskId> partner) {

    /** No terms: no window, no load, the standard price of undone, no links, no partner. */
    public static final TaskTerms NONE = new TaskTerms(
            Optional.empty(), Optional.empty(), CartLoad.NONE, false, Leaving.STANDARD, List.of(), Optional.empty());

    /**
     * Checks the fields.
     *
     * @throws InvalidInputException naming the field that breaks a rule
     */
    public TaskTerms {
        Rules.present("load", load);
        Rules.present("leaving", leaving);
        links = List.copyOf(links);
        Set<TaskId> seen = new HashSet<>();
        for (PredecessorLink link : links) {
            Rules.require(seen.add(link.predecessor()), "links", link.predecessor(), "must be named once");
        }
    }

    /** With a last instant at which the work may start. */
    public TaskTerms startingBy(Instant latest) {
        return new TaskTerms(Optional.of(latest), latestFinish, load, unloads, leaving, links, partner);
    }

    /** With a last instant at which the work may end. */
    public TaskTerms finishingBy(Instant latest) {
        return new TaskTerms(latestStart, Optional.of(latest), load, unloads, leaving, links, partner);
    }

    /** With something to carry. */
    public TaskTerms loading(CartLoad carried) {
        return new TaskTerms(latestStart, latestFinish, carried, unloads, leaving, links, partner);
    }

    /** Emptying the cart. */
    public TaskTerms unloading() {
        return new TaskTerms(latestStart, latestFinish, load, true, leaving, links, partner);
    }

    /** With another cost of being left undone. */
    public TaskTerms leaving(Leaving cost) {
        return new TaskTerms(latestStart, latestFinish, load, unloads, cost, links, partner);
    }

    /** With these links in place of those it had. */
    public TaskTerms linked(PredecessorLink... to) {
        return new TaskTerms(latestStart, latestFinish, load, unloads, leaving, List.of(to), partner);
    }

    /** With a second half that another worker does at the same time. */
    public TaskTerms together(TaskId with) {
        return new TaskTerms(latestStart, latestFinish, load, unloads, leaving, links, Optional.of(with));
    }

    /** Without what they say about a task that is gone. */
    TaskTerms without(TaskId gone) {
        List<PredecessorLink> left =
                links.stream().filter(link -> !link.predecessor().equals(gone)).toList();
        return new TaskTerms(
                latestStart, latestFinish, load, unloads, leaving, left, partner.filter(other -> !other.equals(gone)));
    }
}
