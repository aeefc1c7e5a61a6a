package io.chargehand.backroom;

import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** How long a worker walks between locations, as a dense table. Immutable and thread-safe. */
public final class WalkingTimes {

    /** The longest walk there may be: a week. */
    public static final double LONGEST_MINUTES = 7 * 24 * 60;

    private final Map<LocationId, Integer> indices = new HashMap<>();
    private final double[] minutes;

    private WalkingTimes(List<LocationId> locations, double[] minutes) {
        for (LocationId location : locations) {
            if (indices.put(location, indices.size()) != null) {
                throw new InvalidInputException("locations", location, "must be named once");
            }
        }
        this.minutes = minutes;
    }

    /**
     * Asks {@code walking} once for every pair; at most a week.
     *
     * @throws InvalidInputException when a location is named twice, or a walk is out of range
     */
    public static WalkingTimes of(List<LocationId> locations, BiFunction<LocationId, LocationId, Minutes> walking) {
        int size = locations.size();
        double[] minutes = new double[size * size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                double walk =
                        walking.apply(locations.get(from), locations.get(to)).value();
                Rules.range("walking", walk, 0, LONGEST_MINUTES);
                minutes[from * size + to] = walk;
            }
        }
        return new WalkingTimes(locations, minutes);
    }

    /** How many locations there are. */
    public int size() {
        return indices.size();
    }

    public boolean has(LocationId location) {
        return indices.containsKey(location);
    }

    /**
     * The row and column of a location, from 0.
     *
     * @throws InvalidInputException when the table does not hold it
     */
    public int indexOf(LocationId location) {
        Integer index = indices.get(location);
        if (index == null) {
            throw new InvalidInputException("location", location, "must be one that walking times are known for");
        }
        return index;
    }

    /** Minutes from the location of row {@code from} to that of column {@code to}. */
    public double minutes(int from, int to) {
        return minutes[from * indices.size() + to];
    }

    /**
     * Minutes between two locations.
     *
     * @throws InvalidInputException when the table does not hold one of them
     */
    public Minutes between(LocationId from, LocationId to) {
        return new Minutes(minutes(indexOf(from), indexOf(to)));
    }
}
