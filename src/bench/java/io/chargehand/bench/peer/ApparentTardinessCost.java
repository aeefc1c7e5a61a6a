package io.chargehand.bench.peer;

import io.chargehand.bench.published.Engine;
import io.chargehand.bench.published.Instance;
import io.chargehand.bench.published.Routes;
import io.chargehand.bench.published.TardinessInstance;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The apparent tardiness cost rule. Whenever the worker is free at time <i>t</i>, the job of the highest index goes next:
 *
 * <pre>w/p · exp(-max(0, d - p - t) / (k1 · mean p)) · exp(-s / (k2 · mean s))</pre>
 *
 * Without set-ups the last factor is left out and the look-ahead <i>k1</i> is 2, as A. P. J. Vepsalainen and T. E. Morton,
 * "Priority rules for job shops with weighted tardiness costs", Management Science 33 (1987), use where all jobs are there from
 * the start. With set-ups <i>k1</i> and <i>k2</i> follow from the instance by the rules of Y. H. Lee, K. Bhaskaran and M.
 * Pinedo, "A heuristic to minimize the total weighted tardiness with sequence-dependent setups", IIE Transactions 29 (1997).
 * Thread-safe.
 */
public final class ApparentTardinessCost implements Engine {

    private static final double STATIC_LOOK_AHEAD = 2;

    @Override
    public String name() {
        return "atc";
    }

    @Override
    public Optional<Routes> solve(Instance instance, Duration limit, long seed) {
        if (instance instanceof TardinessInstance tardiness) {
            return Optional.of(Routes.single(sequence(tardiness)));
        }
        throw new UnsupportedOperationException(
                name() + " does not solve " + instance.getClass().getSimpleName());
    }

    private static int[] sequence(TardinessInstance instance) {
        Scales scales = Scales.of(instance);
        int jobs = instance.size();
        int[] sequence = new int[jobs];
        boolean[] done = new boolean[jobs];
        long time = 0;
        int before = -1;
        for (int place = 0; place < jobs; place++) {
            int next = -1;
            double highest = Double.NEGATIVE_INFINITY;
            for (int job = 0; job < jobs; job++) {
                double index = done[job] ? Double.NEGATIVE_INFINITY : logIndex(instance, scales, job, before, time);
                if (!done[job] && (next < 0 || index > highest)) {
                    next = job;
                    highest = index;
                }
            }
            done[next] = true;
            sequence[place] = next;
            time += setup(instance, before, next) + instance.processing(next);
            before = next;
        }
        return sequence;
    }

    /** The index's logarithm, which does not underflow. */
    private static double logIndex(TardinessInstance instance, Scales scales, int job, int before, long time) {
        double slack = Math.max(0, instance.due(job) - instance.processing(job) - time);
        return Math.log((double) instance.weight(job) / Math.max(1, instance.processing(job)))
                - slack / scales.slack
                - setup(instance, before, job) / scales.setup;
    }

    private static int setup(TardinessInstance instance, int before, int job) {
        return before < 0 ? instance.firstSetup(job) : instance.setup(before, job);
    }

    /** What slack and set-up are divided by: look-ahead times mean. */
    private record Scales(double slack, double setup) {

        static Scales of(TardinessInstance instance) {
            int jobs = instance.size();
            double work = Math.max(
                    1,
                    IntStream.range(0, jobs).map(instance::processing).average().orElse(1));
            double setup = meanSetup(instance);
            if (setup == 0) {
                return new Scales(STATIC_LOOK_AHEAD * work, Double.POSITIVE_INFINITY);
            }
            double severity = setup / work;
            double setupShare = 0.4 + 10.0 / (jobs * (double) jobs) - severity / 7;
            double makespan = jobs * (work + Math.max(0, setupShare) * setup);
            double tightness =
                    1 - IntStream.range(0, jobs).map(instance::due).average().orElse(0) / makespan;
            double range = (IntStream.range(0, jobs).map(instance::due).max().orElse(0)
                            - IntStream.range(0, jobs).map(instance::due).min().orElse(0))
                    / makespan;
            double lookAhead = range <= 0.5 ? 4.5 + range : 6 - 2 * range;
            double setupLookAhead = tightness / (2 * Math.sqrt(severity));
            return new Scales(Math.max(0.1, lookAhead) * work, Math.max(0.01, setupLookAhead) * setup);
        }

        private static double meanSetup(TardinessInstance instance) {
            double sum = 0;
            int jobs = instance.size();
            for (int job = 0; job < jobs; job++) {
                sum += instance.firstSetup(job);
                for (int before = 0; before < jobs; before++) {
                    sum += before == job ? 0 : instance.setup(before, job);
                }
            }
            return sum / (jobs * (double) jobs);
        }
    }
}
