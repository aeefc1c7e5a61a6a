package io.chargehand.training;

import io.chargehand.feature.SettingsTree;
import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Rules;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/** The settings that a search may try, made from the job as written. Immutable. */
final class SearchGrid {

    private static final String AXES = "search.grid";

    private final TrainingJob job;
    private final SearchSettings search;
    private final List<Axis> axes = new ArrayList<>();

    /** A key that is varied, its values, and where they stand in the job. */
    private record Axis(String key, List<?> values, String place) {}

    /**
     * One combination of values.
     *
     * @param values by key, as written; of features the list's name
     * @param job the job with them
     */
    record Setting(Map<String, Object> values, TrainingJob job) {}

    SearchGrid(TrainingJob job, SearchSettings search) {
        this.job = job;
        this.search = search;
        search.grid().forEach((key, values) -> axes.add(new Axis(key, values, AXES + "." + key)));
        if (!search.features().isEmpty()) {
            axes.add(new Axis(
                    SearchSettings.FEATURES, List.copyOf(search.features().keySet()), "search.features"));
        }
    }

    /** How many settings there are. */
    long size() {
        long size = 1;
        for (Axis axis : axes) {
            size = Math.min(Long.MAX_VALUE / 1_000_000, size * axis.values().size());
        }
        return size;
    }

    /**
     * Checks each value for itself, beside the rest of the job, then that all that would be tried can be trained.
     *
     * @throws InvalidInputException naming the value of the grid that is at fault
     */
    void check() {
        Faults faults = new Faults();
        for (Axis axis : axes) {
            for (int i = 0; i < axis.values().size(); i++) {
                String place = axis.place()
                        + (axis.key().equals(SearchSettings.FEATURES)
                                ? "." + axis.values().get(i)
                                : "[" + i + "]");
                Map<String, Object> one = Map.of(axis.key(), axis.values().get(i));
                faults.check(() -> setting(one, place, axis.key()));
            }
        }
        faults.refuse();
        Rules.require(
                search.draws().isPresent() || size() <= SearchSettings.MOST,
                "search.draws",
                size() + " settings in the grid",
                "must say how many to draw where the grid has more than " + SearchSettings.MOST);
        settings();
    }

    /** The settings to try, in order: all as the grid lists them, the last key fastest; or as many as are drawn, by the job's seed. */
    List<Setting> settings() {
        long[] numbers = search.draws().isEmpty() || search.draws().get() >= size()
                ? LongStream.range(0, size()).toArray()
                : drawn(search.draws().get());
        List<Setting> settings = new ArrayList<>();
        for (long number : numbers) {
            Map<String, Object> values = values(number);
            settings.add(setting(values, AXES, ""));
        }
        return settings;
    }

    private long[] drawn(int count) {
        Random random = new Random(job.seed());
        Set<Long> numbers = new LinkedHashSet<>();
        while (numbers.size() < count) {
            numbers.add(Math.floorMod(random.nextLong(), size()));
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private Map<String, Object> values(long number) {
        Map<String, Object> backwards = new LinkedHashMap<>();
        long rest = number;
        for (int i = axes.size() - 1; i >= 0; i--) {
            Axis axis = axes.get(i);
            backwards.put(
                    axis.key(), axis.values().get((int) (rest % axis.values().size())));
            rest /= axis.values().size();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        axes.forEach(axis -> values.put(axis.key(), backwards.get(axis.key())));
        return values;
    }

    private Setting setting(Map<String, Object> values, String place, String key) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("trainer", section(trainerKey()));
        root.put("calibration", section(job.settings().get("calibration")));
        values.forEach((name, value) -> put(root, name, value));
        SettingsTree tree = SettingsTree.of(root);
        try {
            TrainerSettings trainer = TrainerSettings.read(tree.child("trainer"));
            CalibrationSettings calibration = CalibrationSettings.read(tree.findChild("calibration"));
            tree.done();
            return new Setting(values, job.withSettings(trainer, calibration));
        } catch (InvalidInputException e) {
            throw Faults.joined(Faults.of(e).stream()
                    .map(fault -> replaced(fault, values, place, key))
                    .toList());
        }
    }

    /** A fault of the key that is varied stands at its value; another tells what does not go with the value. */
    private static InvalidInputException replaced(
            InvalidInputException fault, Map<String, Object> values, String place, String key) {
        String written = key.equals(SearchSettings.FEATURES) ? "trainer.only" : key;
        return fault.field().equals(written)
                ? new InvalidInputException(place, fault.value(), fault.rule())
                : new InvalidInputException(
                        place, values, "must go with the rest of the job: " + fault.field() + " " + fault.rule());
    }

    private void put(Map<String, @Nullable Object> root, String name, Object value) {
        if (name.equals(SearchSettings.FEATURES)) {
            child(root, "trainer").put("only", search.features().get(String.valueOf(value)));
            return;
        }
        String[] path = name.split("\\.", -1);
        Map<String, @Nullable Object> at = root;
        for (int i = 0; i < path.length - 1; i++) {
            at = child(at, path[i]);
        }
        at.put(path[path.length - 1], value);
    }

    /** The mapping under a name, copied, so that what the job wrote stays. */
    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> at, String name) {
        Map<String, @Nullable Object> copy = section(at.get(name));
        at.put(name, copy);
        return copy;
    }

    /** What the job, or the head by a trainer of its own, writes under {@code trainer}. */
    private @Nullable Object trainerKey() {
        boolean own = job.settings().get("headTrainers") instanceof Map<?, ?> heads && heads.containsKey(job.label());
        return own && job.settings().get("headTrainers") instanceof Map<?, ?> heads
                ? heads.get(job.label())
                : job.settings().get("trainer");
    }

    private static Map<String, @Nullable Object> section(@Nullable Object written) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (written instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }
}
