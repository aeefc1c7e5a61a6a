package io.chargehand.dispatch.json;

import io.chargehand.backroom.WalkingTimes;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.LocationId;
import io.chargehand.kernel.Minutes;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long walking takes: a table of minutes, or coordinates and a speed.
 *
 * @param locations the table's rows and columns, in order
 * @param minutes by row, from there to each column
 * @param places locations with coordinates, in place of a table
 * @param metresPerMinute how fast a worker walks between places
 * @param distance how metres are counted between places; MANHATTAN where absent
 */
record WalkingJson(
        @Nullable List<LocationId> locations,
        double @Nullable [][] minutes,
        @Nullable List<@Nullable PlaceJson> places,
        @Nullable Double metresPerMinute,
        @Nullable Distance distance) {

    static final int MOST_LOCATIONS = 4_500;
    private static final double FASTEST = 1_000_000;

    /** How metres are counted. */
    enum Distance {
        /** Along aisles. */
        MANHATTAN,
        /** As the crow flies. */
        EUCLIDEAN
    }

    /**
     * A location.
     *
     * @param id the location
     * @param x metres
     * @param y metres
     */
    record PlaceJson(@Nullable LocationId id, double x, double y) {}

    WalkingTimes toTimes() {
        boolean table = locations != null || minutes != null;
        boolean coordinates = places != null || metresPerMinute != null || distance != null;
        Rules.require(
                table != coordinates,
                "walking",
                "both or neither",
                "must have locations and minutes, or places and speed");
        return table ? byTable() : byCoordinates();
    }

    private WalkingTimes byTable() {
        List<LocationId> ids = locations;
        double[][] rows = minutes;
        Rules.present("walking.locations", ids);
        Rules.present("walking.minutes", rows);
        checkSize("walking.locations", ids.size());
        Rules.require(rows.length == ids.size(), "walking.minutes", rows.length, "must have a row for each location");
        for (int i = 0; i < rows.length; i++) {
            String field = "walking.minutes[" + i + "]";
            double[] row = rows[i];
            Rules.present(field, row);
            Rules.require(row.length == ids.size(), field, row.length, "must have a column for each location");
            for (int j = 0; j < row.length; j++) {
                if (!(row[j] >= 0 && row[j] <= WalkingTimes.LONGEST_MINUTES)) {
                    Rules.range(field + "[" + j + "]", row[j], 0, WalkingTimes.LONGEST_MINUTES);
                }
            }
        }
        Map<LocationId, Integer> index = indexed(ids, "walking.locations");
        return WalkingTimes.of(
                ids, (from, to) -> new Minutes(rows[index.getOrDefault(from, 0)][index.getOrDefault(to, 0)]));
    }

    private WalkingTimes byCoordinates() {
        List<@Nullable PlaceJson> given = places;
        Rules.present("walking.places", given);
        Rules.present("walking.metresPerMinute", metresPerMinute);
        double speed = metresPerMinute;
        Rules.range("walking.metresPerMinute", speed, Double.MIN_NORMAL, FASTEST);
        checkSize("walking.places", given.size());
        List<PlaceJson> all = new ArrayList<>();
        List<LocationId> ids = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            PlaceJson place = given.get(i);
            Rules.present("walking.places[" + i + "]", place);
            LocationId id = place.id();
            Rules.present("walking.places[" + i + "].id", id);
            all.add(place);
            ids.add(id);
        }
        Map<LocationId, Integer> index = indexed(ids, "walking.places");
        boolean aisles = distance != Distance.EUCLIDEAN;
        return WalkingTimes.of(ids, (from, to) -> {
            PlaceJson one = all.get(index.getOrDefault(from, 0));
            PlaceJson other = all.get(index.getOrDefault(to, 0));
            double x = Math.abs(one.x() - other.x());
            double y = Math.abs(one.y() - other.y());
            double walk = (aisles ? x + y : Math.hypot(x, y)) / speed;
            if (!(walk <= WalkingTimes.LONGEST_MINUTES)) {
                throw new InvalidInputException(
                        "walking.places", from + " to " + to, "must be at most a week's walk from each other");
            }
            return new Minutes(walk);
        });
    }

    private static void checkSize(String field, int size) {
        Rules.require(size <= MOST_LOCATIONS, field, size, "must be at most " + MOST_LOCATIONS + " locations");
    }

    private static Map<LocationId, Integer> indexed(List<LocationId> ids, String field) {
        Map<LocationId, Integer> index = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Rules.present(field + "[" + i + "]", ids.get(i));
            Rules.require(index.put(ids.get(i), i) == null, field + "[" + i + "]", ids.get(i), "must be named once");
        }
        return index;
    }
}
