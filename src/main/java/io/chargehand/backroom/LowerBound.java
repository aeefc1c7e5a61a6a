package io.chargehand.backroom;

import io.chargehand.kernel.Money;

import static io.chargehand.backroom.PlanEvaluator.isStarted;

/** What no plan of a problem can cost less than: each task's work by whom it costs least, or the price of leaving it. Stateless. */
final class LowerBound {

    private LowerBound() {}

    static Money of(SequencingProblem problem) {
        StopPrices prices = new StopPrices(problem);
        Money sum = Money.zero(problem.prices().currency());
        for (SequencingTask task : problem.tasks()) {
            sum = sum.plus(least(problem, prices, task));
        }
        return sum;
    }

    private static Money least(SequencingProblem problem, StopPrices prices, SequencingTask task) {
        Money least = prices.undone(task).undone();
        if (isStarted(task)) {
            return Money.zero(least.currency());
        }
        for (SequencingWorker worker : problem.workers()) {
            if (worker.canDo(task)) {
                Money work = prices.work(worker, worker.lengthOf(task));
                least = work.compareTo(least) < 0 ? work : least;
            }
        }
        return least;
    }
}
