package io.chargehand.training;

import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each key of a job file stands, so that an error tells {@code FILE:LINE:}. Immutable. */
public final class JobPlaces {

    /** A job that was made without a file. */
    public static final JobPlaces NONE = new Builder("").build();

    private final String file;
    private final Map<String, Integer> lines;
    private final Map<String, String> aliases;

    private record Found(String path, int line) {}

    private record Placed(int line, InvalidInputException fault) {}

    private JobPlaces(Builder builder) {
        this.file = builder.file;
        this.lines = Map.copyOf(builder.lines);
        this.aliases = Map.copyOf(builder.aliases);
    }

    /** Collects the places. Not safe for use by several threads. */
    static final class Builder {
        private final String file;
        private final Map<String, Integer> lines = new HashMap<>();
        private final Map<String, String> aliases = new HashMap<>();

        Builder(String file) {
            this.file = file;
        }

        void put(String path, int line) {
            lines.put(path, line);
        }

        /** A listed mapping may also be called by its name: {@code features[2]} by {@code features.lead_time}. */
        void alias(String path, String name) {
            aliases.putIfAbsent(path.substring(0, path.lastIndexOf('[')) + "." + name, path);
        }

        /** The label is the outcome of that name. */
        void outcome(String name) {
            aliases.put("outcomes." + name, "label");
        }

        JobPlaces build() {
            return new JobPlaces(this);
        }
    }

    /** The faults of reading the job, each with file and line, in the order of lines; line 1 for what has no key. */
    List<InvalidInputException> ofReading(InvalidInputException broken) {
        return Faults.of(broken).stream()
                .map(fault -> placed(fault, find(fault.field()).orElse(new Found("", 1))))
                .sorted(Comparator.comparingInt(Placed::line))
                .map(Placed::fault)
                .toList();
    }

    /** The faults of running the job: those about a key of the file with file and line, the others as they are. */
    public List<InvalidInputException> ofRunning(InvalidInputException broken) {
        return Faults.of(broken).stream()
                .map(fault -> fault instanceof DataFaultException
                        ? fault
                        : find(fault.field())
                                .map(found -> placed(fault, found).fault())
                                .orElse(fault))
                .toList();
    }

    private Placed placed(InvalidInputException fault, Found found) {
        String field = aliased(fault.field());
        return new Placed(found.line(), new PlacedFault(file, found.line(), field, fault.value(), fault.rule()));
    }

    /** The key itself, or the nearest one above it that is in the file. */
    private Optional<Found> find(String field) {
        String path = aliased(field);
        for (int end = path.length(); end > 0; end--) {
            boolean boundary = end == path.length() || path.charAt(end) == '.' || path.charAt(end) == '[';
            String above = path.substring(0, end);
            if (boundary && lines.containsKey(above)) {
                return Optional.of(new Found(above, lines.get(above)));
            }
        }
        return Optional.empty();
    }

    private String aliased(String field) {
        for (int end = field.length(); end > 0; end--) {
            boolean boundary = end == field.length() || field.charAt(end) == '.';
            String path = boundary ? aliases.get(field.substring(0, end)) : null;
            if (path != null) {
                return path + field.substring(end);
            }
        }
        return field;
    }
}
