package io.chargehand.feature;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Suggests the known name that an unknown one was probably meant to be. Stateless. */
public final class NearestName {

    /** Names less alike than this, by Jaro and Winkler from 0 to 1, are no suggestion. */
    private static final double ALIKE = 0.75;

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private NearestName() {}

    /** The known name most like the one given, whatever the case; empty when none is alike. */
    public static Optional<String> find(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> alike(given, name) >= ALIKE)
                .max(Comparator.comparingDouble(name -> alike(given, name)));
    }

    /** The rule that a name must be one of those known, led by the likeliest: {@code must be one of a, b (nearest: a)}. */
    public static String rule(String given, Collection<String> known) {
        return "must be one of " + String.join(", ", known) + suffix(given, known);
    }

    /** The rule that a name must be one of some things: {@code must name an outcome (late, early) (nearest: late)}. */
    public static String rule(String what, String given, Collection<String> known) {
        return "must name " + what + " (" + String.join(", ", known) + ")" + suffix(given, known);
    }

    /** The rule that a key is unknown, with the nearest known key and all that are allowed. */
    static String keyRule(String given, Collection<String> known) {
        return "is not a known key" + suffix(given, known) + "; allowed are "
                + new TreeSet<>(known).stream().collect(Collectors.joining(", "));
    }

    /** {@code  (nearest: name)}, or nothing. */
    static String suffix(String given, Collection<String> known) {
        return find(given, known).map(name -> " (nearest: " + name + ")").orElse("");
    }

    private static double alike(String left, String right) {
        return SIMILARITY.apply(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    }
}
