package io.chargehand.backroom;

import io.chargehand.kernel.DelayCostCurve;
import io.chargehand.kernel.InvalidInputException;
import io.chargehand.kernel.Money;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether every plan of a problem has a cost that money can say: adds up what each task and each worker could cost at most, and refuses the
 * dearest where that is too much. Used by one thread.
 */
final class LargestCost {

    /** Where {@link Money} ends. */
    private static final double MOST = 1e12;

    private static final double MINUTES_PER_HOUR = 60;
    private static final double MILLIS_PER_MINUTE = 60_000;

    private final List<SequencingWorker> workers;
    private final SequencingPrices prices;
    private final Instant latest;
    private double sum;
    private double dearest;
    private String field = "tasks";

    private LargestCost(
            Instant now, List<SequencingWorker> workers, List<SequencingTask> tasks, SequencingPrices prices) {
        this.workers = workers;
        this.prices = prices;
        this.latest = latest(now, workers, tasks);
    }

    /**
     * Checks a problem.
     *
     * @throws InvalidInputException naming what could cost most, where all could cost more than 10^12
     */
    static void check(
            Instant now, List<SequencingWorker> workers, List<SequencingTask> tasks, SequencingPrices prices) {
        LargestCost largest = new LargestCost(now, workers, tasks, prices);
        for (int i = 0; i < tasks.size(); i++) {
            largest.addTask("tasks[" + i + "].", tasks.get(i));
        }
        double hours = minutes(now, largest.latest) / MINUTES_PER_HOUR;
        for (int i = 0; i < workers.size(); i++) {
            double walking = workers.get(i)
                    .tour()
                    .walkingPerHour()
                    .orElse(workers.get(i).wagePerHour())
                    .toDouble();
            largest.add("workers[" + i + "].wagePerHour", walking * hours);
        }
        if (largest.sum > MOST) {
            throw new InvalidInputException(
                    largest.field,
                    "up to " + Math.rint(largest.dearest),
                    "must let the dearest plan cost 10^12 at most; all could cost " + Math.rint(largest.sum));
        }
    }

    private void addTask(String prefix, SequencingTask task) {
        double work = workers.stream()
                        .mapToDouble(worker -> worker.overtimePerHour().toDouble() * worker.pace())
                        .max()
                        .orElse(0)
                * task.duration().value()
                / MINUTES_PER_HOUR;
        DelayCostCurve curve = task.delayCost();
        add(prefix + "delayCost", curve.byMinutes().at(minutes(curve.origin(), latest)));
        add(prefix + "duration", work);
        double price = prices.undone().toDouble() + prices.reassignment().toDouble();
        if (task.terms().leaving() instanceof Leaving.Price own) {
            add(prefix + "leavingPrice", own.money().toDouble());
        } else {
            add("prices.undone", price);
        }
    }

    private void add(String name, double amount) {
        sum += amount;
        if (amount > dearest) {
            dearest = amount;
            field = name;
        }
    }

    /** When the last work of any plan ends: with the last shift, or with work under way. */
    private static Instant latest(Instant now, List<SequencingWorker> workers, List<SequencingTask> tasks) {
        Instant latest = now;
        double slowest = 1;
        for (SequencingWorker worker : workers) {
            latest = later(latest, worker.lastEnd().orElse(now));
            slowest = Math.max(slowest, worker.pace());
        }
        for (SequencingTask task : tasks) {
            if (task.pin().isPresent() && task.pin().get() instanceof Pin.Started started) {
                long millis = Math.round(task.duration().value() * slowest * MILLIS_PER_MINUTE);
                latest = later(latest, started.start().plusMillis(millis));
            }
        }
        return latest;
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }

    private static double minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_MINUTE;
    }
}
