package io.chargehand.training;

import io.chargehand.feature.Column;
import io.chargehand.feature.ColumnType;
import io.chargehand.feature.Feature;
import io.chargehand.feature.FeatureVector;
import io.chargehand.feature.Known;
import io.chargehand.feature.Row;
import io.chargehand.feature.Schema;
import io.chargehand.kernel.Faults;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.scoring.RateTable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Searches training rows for values that give the label away, before anything is learned. Labels of test rows are never
 * read. Not safe for use by several threads.
 */
final class LeakChecks {

    /** More rows change an AUC near the bound by less than 0.01. */
    private static final int SAMPLE = 10_000;

    private static final int LEAST_OF_A_CLASS = 20;
    /** Columns that number rows: nearly every cell holds a number, and at least half of them differ. */
    private static final double NUMBERED = 0.95;

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15})\\D*$");

    private final TrainingJob job;
    private final FrozenHistory history;
    private final Partition partition;
    private final int[] sample;
    private final boolean[] labels;
    private final List<Leak> found = new ArrayList<>();
    private final Faults faults = new Faults();

    LeakChecks(TrainingJob job, FrozenHistory history, Partition partition) {
        this.job = job;
        this.history = history;
        this.partition = partition;
        int[] train = partition.labelled();
        int size = Math.min(SAMPLE, train.length);
        this.sample = IntStream.range(0, size)
                .map(i -> train[(int) ((long) i * train.length / size)])
                .toArray();
        this.labels = new boolean[size];
        for (int i = 0; i < size; i++) {
            labels[i] = history.labels()[sample[i]] == 1;
        }
    }

    /**
     * Makes every check.
     *
     * @param inOrder the rows as the file holds them; none for a source without an order
     * @return what a run may go on with
     * @throws InvalidInputException naming every leak that is refused
     */
    List<Leak> check(List<Row> inOrder) {
        int ones = 0;
        for (boolean label : labels) {
            ones += label ? 1 : 0;
        }
        if (Math.min(ones, labels.length - ones) < LEAST_OF_A_CLASS) {
            warn(
                    Leak.Check.TOO_FEW_ROWS,
                    job.label(),
                    "not checked for values that give it away: fewer than " + LEAST_OF_A_CLASS
                            + " training rows of one class");
        } else {
            single();
            order(inOrder);
        }
        straddling();
        repeated();
        found.addAll(ShiftChecks.of(job, history, partition));
        faults.refuse();
        return List.copyOf(found);
    }

    /** Rows of one key may be one row twice; where the key is the group too, they stay on one side of the split. */
    private void repeated() {
        Set<String> keys = new HashSet<>();
        int again = 0;
        String first = "";
        for (Row row : history.rows()) {
            String key = RateTable.joined(row, job.key());
            if (!keys.add(key)) {
                first = again == 0 ? key : first;
                again++;
            }
        }
        if (again > 0) {
            warn(
                    Leak.Check.REPEATED_KEYS,
                    String.join(", ", job.key()),
                    again + " rows have the key of an earlier row, the first being " + first
                            + ": each counts as a row of its own, in rates and figures too");
        }
    }

    private void single() {
        SoloAuc auc = new SoloAuc(
                labels, IntStream.of(sample).mapToObj(history.groups()::get).toList());
        List<Feature> features = job.features().features();
        for (int i = 0; i < features.size(); i++) {
            int at = i;
            String name = features.get(i).name();
            if (job.trainer().takes(name)) {
                boolean text = features.get(i).isCategory();
                double reached = text
                        ? auc.ofTexts(texts(row -> vector(row).category(at)))
                        : auc.ofNumbers(numbers(row -> vector(row).number(at)));
                judge("features." + name, name, "feature", reached);
            }
        }
        Schema schema = job.features().rows().schema();
        for (Column column : schema.columns()) {
            if (column.known() == Known.DECISION && column.type() != ColumnType.INSTANT) {
                int at = schema.position("columns", column.name());
                double reached = column.type() == ColumnType.CATEGORY
                        ? auc.ofTexts(texts(row -> history.rows().get(row).text(at)))
                        : auc.ofNumbers(numbers(row -> history.rows().get(row).number(at)));
                judge("columns." + column.name(), column.name(), "column", reached);
            }
        }
    }

    private void judge(String field, String name, String what, double reached) {
        if (!(reached > job.leaks().maxAuc())) {
            return;
        }
        String figure = String.format(Locale.ROOT, "AUC %.3f", reached);
        String reason = job.leaks().acknowledged().get(name);
        if (reason == null && job.source() instanceof SourceSettings.History) {
            warn(
                    Leak.Check.SINGLE_AUC,
                    name,
                    "this " + what + " alone reaches " + figure
                            + " on the training rows; not refused, as the columns of an "
                            + "operational history are made from what was known at the decision");
        } else if (reason == null) {
            faults.add(new InvalidInputException(
                    field,
                    name + " with " + figure,
                    "must not give the label away: this " + what
                            + " alone tells the classes of the training rows apart "
                            + "beyond an AUC of " + job.leaks().maxAuc()
                            + "; leave it out, mark what it is made of as known: label, "
                            + "or name it under leakChecks.acknowledge with a reason"));
        } else {
            warn(
                    Leak.Check.SINGLE_AUC,
                    name,
                    "this " + what + " alone reaches " + figure + " on the training rows; acknowledged: " + reason);
        }
    }

    private void order(List<Row> inOrder) {
        if (!inOrder.isEmpty()) {
            Map<Row, Integer> places = new IdentityHashMap<>();
            inOrder.forEach(row -> places.put(row, places.size()));
            ordered(
                    "the order of rows in the file",
                    numbers(row -> places.get(history.rows().get(row))));
        }
        Schema schema = job.features().rows().schema();
        for (Column column : schema.columns()) {
            if (column.known() == Known.DECISION && column.type() != ColumnType.INSTANT) {
                double[] numbers =
                        numbers(row -> numberIn(history.rows().get(row).show(column.name())));
                if (numbersRows(numbers)) {
                    ordered(column.name(), numbers);
                }
            }
        }
    }

    private void ordered(String subject, double[] places) {
        double reached = OrderAuc.of(labels, places);
        if (reached > job.leaks().maxAuc()) {
            warn(
                    Leak.Check.ORDER,
                    subject,
                    String.format(
                            Locale.ROOT,
                            "rows decided around the same time are ordered by their label (AUC %.3f): make sure that no feature "
                                    + "is drawn from it, and that the extract was not sorted or numbered by outcome",
                            reached));
        }
    }

    private static double numberIn(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.find() ? Double.parseDouble(number.group(1)) : Double.NEGATIVE_INFINITY;
    }

    private static boolean numbersRows(double[] numbers) {
        long present =
                IntStream.range(0, numbers.length).filter(i -> numbers[i] >= 0).count();
        long distinct = Arrays.stream(numbers).distinct().count();
        return present >= NUMBERED * numbers.length && distinct * 2 >= numbers.length;
    }

    private void straddling() {
        if (job.group().isEmpty()) {
            return;
        }
        GroupSides sides = GroupSides.of(history, partition.from());
        if (sides.straddling() > 0) {
            warn(
                    Leak.Check.STRADDLING_GROUPS,
                    String.join(", ", job.group()),
                    sides.straddling()
                            + " groups have rows on both sides of the split: each is kept whole on the side of its first "
                            + "instant, so that " + sides.later() + " rows of theirs at or past it are not tested");
        }
    }

    private void warn(Leak.Check check, String subject, String warning) {
        found.add(new Leak(check, subject, warning));
    }

    private FeatureVector vector(int row) {
        return history.vectors().get(row);
    }

    private double[] numbers(Function<Integer, Number> of) {
        return IntStream.of(sample)
                .mapToDouble(row -> of.apply(row).doubleValue())
                .toArray();
    }

    private String[] texts(Function<Integer, String> of) {
        return IntStream.of(sample).mapToObj(of::apply).toArray(String[]::new);
    }
}
