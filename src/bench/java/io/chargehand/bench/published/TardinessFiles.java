package io.chargehand.bench.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OR-Library's weighted tardiness files: per instance the processing times, the weights and the due times, white space between
 * them. How many jobs an instance has is the number in the file's name ({@code wt40.txt}) if the numbers divide by it, else
 * how many stand in the first line. Best values stand in order, one per instance.
 */
final class TardinessFiles implements InstanceFiles {

    private static final Pattern JOBS = Pattern.compile("wt(\\d+)");
    private static final int TABLES = 3;
    private static final String BEST = ".best.txt";
    private static final int LONGEST = 100;
    private static final int HEAVIEST = 10;
    private static final double LATENESS = 0.6;
    private static final double SPREAD = 0.6;

    @Override
    public boolean isInstance(String fileName) {
        return fileName.endsWith(".txt") && !fileName.endsWith(BEST);
    }

    @Override
    public List<Instance> read(Path file) throws IOException {
        String text = Files.readString(file);
        int[] numbers = numbers(file, text);
        int jobs = jobs(file, text, numbers.length);
        if (jobs == 0 || numbers.length % (TABLES * jobs) != 0) {
            throw new MalformedFileException(
                    file, numbers.length + " numbers do not make instances of three times " + jobs);
        }
        List<Instance> instances = new ArrayList<>();
        for (int at = 0; at < numbers.length; at += TABLES * jobs) {
            instances.add(TardinessInstance.withoutSetups(
                    InstanceFiles.stem(file) + "-" + (instances.size() + 1),
                    Arrays.copyOfRange(numbers, at, at + jobs),
                    Arrays.copyOfRange(numbers, at + jobs, at + 2 * jobs),
                    Arrays.copyOfRange(numbers, at + 2 * jobs, at + TABLES * jobs)));
        }
        return instances;
    }

    @Override
    public String bestFileName(Path instanceFile) {
        return InstanceFiles.stem(instanceFile) + BEST;
    }

    @Override
    public Map<String, Long> readBest(Path best, Path instanceFile) throws IOException {
        int[] numbers = numbers(best, Files.readString(best));
        Map<String, Long> values = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            values.put(InstanceFiles.stem(instanceFile) + "-" + (i + 1), (long) numbers[i]);
        }
        return values;
    }

    /** As OR-Library's were drawn: due times around 40 % of the total work, over 60 % of it. */
    @Override
    public Instance generate(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] processing = random.ints(size, 1, LONGEST + 1).toArray();
        int[] weights = random.ints(size, 1, HEAVIEST + 1).toArray();
        long total = Arrays.stream(processing).asLongStream().sum();
        int first = (int) (total * (1 - LATENESS - SPREAD / 2));
        int last = (int) (total * (1 - LATENESS + SPREAD / 2));
        int[] due = random.ints(size, first, last + 1).toArray();
        return TardinessInstance.withoutSetups("generated", processing, weights, due);
    }

    private static int jobs(Path file, String text, int numbers) {
        Matcher name = JOBS.matcher(InstanceFiles.stem(file));
        if (name.find()) {
            int jobs = Integer.parseInt(name.group(1));
            if (jobs > 0 && numbers % (TABLES * jobs) == 0) {
                return jobs;
            }
        }
        return text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.strip().split("\\s+").length)
                .orElse(0);
    }

    private static int[] numbers(Path file, String text) {
        try {
            return text.isBlank()
                    ? new int[0]
                    : Arrays.stream(text.strip().split("\\s+"))
                            .mapToInt(Integer::parseInt)
                            .toArray();
        } catch (NumberFormatException e) {
            throw new MalformedFileException(file, "must hold whole numbers: " + e.getMessage());
        }
    }
}
