package io.chargehand.simulation;

import io.chargehand.kernel.Rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What to simulate. Equal settings give equal event streams. Immutable.
 *
 * @param seed fixes every draw
 * @param historyEnd when history ends and the live day begins
 * @param days days of history before {@code historyEnd}, 1 to 400
 * @param stores stores beside two dark stores and two distribution centres, 2 to 100
 * @param volume multiplies customer orders and staff with them, 0.1 to 10; 1 gives about 105,000 order lines in 90 days
 *     with 26 stores
 * @param turn a supplier that turns bad; none in an ordinary world
 */
public record TwinSettings(
        long seed, Instant historyEnd, int days, int stores, double volume, Optional<SupplierTurn> turn) {

    /** The time zone of every node. */
    public static final ZoneId ZONE = ZoneId.of("America/Chicago");

    /** The seed of the default world. */
    public static final long DEFAULT_SEED = 20_260_301L;

    /**
     * Checks the ranges.
     *
     * @throws io.chargehand.kernel.InvalidInputException naming the field out of range
     */
    public TwinSettings {
        Rules.present("historyEnd", historyEnd);
        Rules.range("days", days, 1, 400);
        Rules.range("stores", stores, 2, 100);
        Rules.range("volume", volume, 0.1, 10);
    }

    /** A world in which no supplier turns bad. */
    public TwinSettings(long seed, Instant historyEnd, int days, int stores, double volume) {
        this(seed, historyEnd, days, stores, volume, Optional.empty());
    }

    /** The same world, but for a supplier that turns bad; equal up to then. */
    public TwinSettings with(SupplierTurn bad) {
        return new TwinSettings(seed, historyEnd, days, stores, volume, Optional.of(bad));
    }

    /** The default world: 90 days, 26 stores. */
    public static TwinSettings standard(Instant historyEnd) {
        return new TwinSettings(DEFAULT_SEED, historyEnd, 90, 26, 1);
    }

    /** The default world whose live day begins at 06:00, local, of that date. */
    public static TwinSettings standardFor(LocalDate liveDay) {
        return standard(liveDay.atTime(LocalTime.of(6, 0)).atZone(ZONE).toInstant());
    }

    /** The local date on which history begins. */
    LocalDate firstDay() {
        return historyEnd.atZone(ZONE).toLocalDate().minusDays(days);
    }
}
