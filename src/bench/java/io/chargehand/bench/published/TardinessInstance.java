package io.chargehand.bench.published;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Total weighted tardiness of one worker: a job that ends <i>t</i> after its due time costs its weight times <i>t</i>. Between
 * two jobs the worker sets up, for a time that depends on both and on their order. All numbers are whole, from 0. Immutable.
 */
public final class TardinessInstance implements Instance {

    private final String name;
    private final int[] processing;
    private final int[] weights;
    private final int[] due;
    private final int[] firstSetup;
    private final int[][] setup;

    /**
     * Takes copies of the tables.
     *
     * @param firstSetup before each job, if it comes first
     * @param setup row by the job before, column by the job after
     * @throws IllegalArgumentException when lengths differ or a number is negative
     */
    public TardinessInstance(String name, int[] processing, int[] weights, int[] due, int[] firstSetup, int[][] setup) {
        this.name = name;
        this.processing = checked("processing times", processing, processing.length);
        this.weights = checked("weights", weights, processing.length);
        this.due = checked("due times", due, processing.length);
        this.firstSetup = checked("first set-up times", firstSetup, processing.length);
        if (setup.length != processing.length) {
            throw new IllegalArgumentException("set-up times must have " + processing.length + " rows");
        }
        this.setup = Arrays.stream(setup)
                .map(row -> checked("set-up times", row, processing.length))
                .toArray(int[][]::new);
    }

    /** An instance without set-ups. */
    public static TardinessInstance withoutSetups(String name, int[] processing, int[] weights, int[] due) {
        int jobs = processing.length;
        return new TardinessInstance(name, processing, weights, due, new int[jobs], new int[jobs][jobs]);
    }

    private static int[] checked(String what, int[] numbers, int length) {
        if (numbers.length != length) {
            throw new IllegalArgumentException(what + " must be " + length + ", but are " + numbers.length);
        }
        for (int number : numbers) {
            if (number < 0) {
                throw new IllegalArgumentException(what + " must not be negative, but one is " + number);
            }
        }
        return numbers.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return processing.length;
    }

    public int processing(int job) {
        return processing[job];
    }

    public int weight(int job) {
        return weights[job];
    }

    public int due(int job) {
        return due[job];
    }

    /** The set-up before {@code job} if nothing comes before it. */
    public int firstSetup(int job) {
        return firstSetup[job];
    }

    /** The set-up between two jobs that follow each other. */
    public int setup(int before, int job) {
        return setup[before][job];
    }

    /** Whether any set-up takes time. */
    public boolean hasSetups() {
        for (int job = 0; job < size(); job++) {
            if (firstSetup[job] > 0) {
                return true;
            }
            for (int before = 0; before < size(); before++) {
                if (before != job && setup[before][job] > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A time by which the jobs end in every order, when none waits. */
    public long horizon() {
        long horizon = 0;
        for (int job = 0; job < size(); job++) {
            int longest = firstSetup[job];
            for (int before = 0; before < size(); before++) {
                longest = before == job ? longest : Math.max(longest, setup[before][job]);
            }
            horizon += processing[job] + longest;
        }
        return horizon;
    }

    @Override
    public Evaluation evaluate(Routes routes) {
        List<String> violations = Evaluation.places(routes, size());
        if (routes.workers() != 1) {
            violations.add("there is one worker, not " + routes.workers());
        }
        if (!violations.isEmpty()) {
            return Evaluation.withoutValue(violations);
        }
        long time = 0;
        long value = 0;
        int before = -1;
        for (int job : routes.row(0)) {
            time += (before < 0 ? firstSetup[job] : setup[before][job]) + processing[job];
            value += weights[job] * Math.max(0, time - due[job]);
            before = job;
        }
        return new Evaluation(value, violations);
    }

    /** One line with the jobs in their order, from 0, and one with the value. */
    @Override
    public String write(Routes routes, Evaluation evaluation) {
        String sequence =
                Arrays.stream(routes.row(0)).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return "Sequence: " + sequence + "\n" + evaluation.cost();
    }
}
