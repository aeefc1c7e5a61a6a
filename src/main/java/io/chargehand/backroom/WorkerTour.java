package io.chargehand.backroom;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Money;
import io.chargehand.kernel.Rules;

import java.util.Optional;

/**
 * The rarer terms of a worker. Immutable; made by changing {@link #NONE}.
 *
 * @param home where a worker who has any task walks after the last one, within the working time; empty when the worker stays
 * @param longest most time from setting out for the first task to the end of the last one, or to home; a tour under way
 *     counts from the problem's now. Where waiting makes a tour too long, the worker sets out later, as far as nobody else waits
 *     for it
 * @param capacity what the cart holds until it is unloaded
 * @param walkingPerHour what an hour of walking costs; the wage when empty
 */
public record WorkerTour(
        Optional<LocationId> home, Optional<Minutes> longest, CartCapacity capacity, Optional<Money> walkingPerHour) {

    /** No home, no limit, walking at the wage. */
    public static final WorkerTour NONE =
            new WorkerTour(Optional.empty(), Optional.empty(), CartCapacity.UNLIMITED, Optional.empty());

    /**
     * Checks the fields.
     *
     * @throws InvalidInputException naming the field that breaks a rule
     */
    public WorkerTour {
        Rules.present("capacity", capacity);
        longest.ifPresent(most -> Rules.require(most.value() >= 0, "longest", most, "must be at least 0"));
        walkingPerHour.ifPresent(
                price -> Rules.require(price.amount().signum() >= 0, "walkingPerHour", price, "must be at least 0"));
    }

    /** Ending at a place. */
    public WorkerTour endingAt(LocationId place) {
        return new WorkerTour(Optional.of(place), longest, capacity, walkingPerHour);
    }

    /** Lasting no longer. */
    public WorkerTour lasting(Minutes most) {
        return new WorkerTour(home, Optional.of(most), capacity, walkingPerHour);
    }

    /** With a cart of limited capacity. */
    public WorkerTour carrying(CartCapacity most) {
        return new WorkerTour(home, longest, most, walkingPerHour);
    }

    /** With a price of walking apart from the wage. */
    public WorkerTour walkingAt(Money perHour) {
        return new WorkerTour(home, longest, capacity, Optional.of(perHour));
    }
}
