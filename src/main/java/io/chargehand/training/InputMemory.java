package io.chargehand.training;

import io.chargehand.kernel.InvalidInputException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refuses, before it is tried, a training whose encoded rows cannot be held in memory. Stateless. */
final class InputMemory {

    /** A number in the encoded rows, and once more in the learner's matrix. */
    private static final int BYTES = 8;
    /** What a heap can give to encoded rows beside the rows themselves and their features. */
    private static final double USABLE = 0.75;

    private static final double GIGA = 1e9;

    private InputMemory() {}

    /**
     * Checks.
     *
     * @param inputs the feature that each input comes from
     * @param rows how many train
     * @param floor rows that a level needs for an input of its own
     * @param heap bytes the process may use
     * @throws InvalidInputException naming the features with the most inputs
     */
    static void check(List<String> inputs, int rows, int floor, long heap) {
        long cells = (long) rows * inputs.size();
        if (cells <= Integer.MAX_VALUE && BYTES * cells <= USABLE * heap) {
            return;
        }
        Map<String, Integer> byFeature = new LinkedHashMap<>();
        inputs.forEach(feature -> byFeature.merge(feature, 1, Integer::sum));
        List<String> most = byFeature.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3)
                .map(each -> each.getKey() + " with " + each.getValue())
                .toList();
        throw new InvalidInputException(
                "trainer.minLevelCount",
                floor,
                String.format(
                        Locale.ROOT,
                        "must be greater, or fewer features be categories: %d rows of %d inputs (%s) need %.1f GB, and at most"
                                + " 2^31 numbers can be held; this process may use %.1f GB (java -Xmx). A rate by a column of"
                                + " many levels is one input",
                        rows,
                        inputs.size(),
                        String.join(", ", most),
                        BYTES * cells / GIGA,
                        heap / GIGA));
    }
}
