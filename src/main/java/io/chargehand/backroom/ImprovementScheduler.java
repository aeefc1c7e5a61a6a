package io.chargehand.backroom;

import io.chargehand.kernel.Money;
import io.chargehand.kernel.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the plans of many nodes on few threads. A change is followed as soon as a thread is free and its node is not being worked
 * on; changes of one node that wait together are followed together, in order. Threads without changes to follow improve plans in short slices, where
 * most is expected. Holds a problem, a plan and a bounded number of changes by node. Where a node cannot be planned, its last plan
 * stays and the others go on. Thread-safe.
 */
public final class ImprovementScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImprovementScheduler.class);
    private static final long CLOSING_SECONDS = 5;

    private final ImprovementSettings settings;
    private final PlanUpdateListener listener;
    private final WorkBoard board;
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /** Makes a scheduler without nodes, and without threads until {@link #start}. */
    public ImprovementScheduler(ImprovementSettings settings, PlanUpdateListener listener) {
        this.settings = Objects.requireNonNull(settings);
        this.listener = Objects.requireNonNull(listener);
        this.board = new WorkBoard(settings.mostWaiting(), settings.patience());
    }

    /**
     * Keeps a node from now on.
     *
     * @param sequence touched by nobody else as long as the node is kept
     * @throws io.chargehand.kernel.InvalidInputException when the node is kept already
     */
    public synchronized void add(NodeId node, ResidentSequence sequence) {
        board.add(node, sequence);
        notifyAll();
    }

    /** Forgets a node, with the changes that wait for it; one update may still come. Nothing happens where it is not kept. */
    public synchronized void remove(NodeId node) {
        board.remove(node);
    }

    /**
     * Takes a change to be followed soon; an update will answer it. Does not wait.
     *
     * @return false where as many changes of the node wait as may; then nothing has changed, and the caller may try again later
     * @throws io.chargehand.kernel.InvalidInputException when the node is not kept
     */
    public synchronized boolean offer(NodeId node, ProblemChange change) {
        boolean taken = board.offer(node, Objects.requireNonNull(change));
        notifyAll();
        return taken;
    }

    /**
     * Does the next piece of work on the caller's thread. Without threads of its own, a scheduler whose slices end by their steps
     * gives equal plans for equal calls.
     *
     * @return false where there was nothing to do
     */
    public boolean step() {
        Optional<WorkBoard.Work> work = next();
        work.ifPresent(this::serve);
        return work.isPresent();
    }

    /** Starts the threads. To be called once. */
    public synchronized void start() {
        for (int i = 0; i < settings.threads(); i++) {
            Thread thread = new Thread(this::run, "improver-" + (i + 1));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private synchronized Optional<WorkBoard.Work> next() {
        return closed ? Optional.empty() : board.take();
    }

    private synchronized Optional<WorkBoard.Work> await() throws InterruptedException {
        Optional<WorkBoard.Work> work = next();
        while (work.isEmpty() && !closed) {
            wait();
            work = next();
        }
        return work;
    }

    private void run() {
        try {
            Optional<WorkBoard.Work> work = await();
            while (work.isPresent()) {
                serve(work.get());
                work = await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(WorkBoard.Work work) {
        double gained = 0;
        try {
            gained = work.changes().isEmpty() ? improve(work) : follow(work);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("The plan of node {} stays as it is", work.node(), e);
        } finally {
            giveBack(work, gained);
        }
    }

    private double improve(WorkBoard.Work work) {
        Money gain = work.sequence().improve(settings.slice());
        if (gain.amount().signum() > 0) {
            publish(work, List.of());
        }
        return gain.toDouble();
    }

    private double follow(WorkBoard.Work work) {
        List<RefusedChange> refused = work.sequence().followAll(work.changes());
        refused.forEach(each -> LOG.warn("Node {} does not follow {}", work.node(), each.change(), each.reason()));
        publish(work, refused);
        return 0;
    }

    private void publish(WorkBoard.Work work, List<RefusedChange> refused) {
        ResidentSequence sequence = work.sequence();
        PlanUpdate update = new PlanUpdate(
                work.node(),
                sequence.version(),
                sequence.problem(),
                sequence.plan(),
                work.changes().size(),
                refused);
        try {
            listener.updated(update);
        } catch (RuntimeException e) {
            LOG.warn("An update of node {} was not heard", work.node(), e);
        }
    }

    private synchronized void giveBack(WorkBoard.Work work, double gained) {
        board.giveBack(work, gained);
        notifyAll();
    }

    /** Ends the threads after the work in hand; changes that wait are not followed. Waits for at most some seconds. */
    @Override
    public void close() {
        List<Thread> ending;
        synchronized (this) {
            closed = true;
            notifyAll();
            ending = List.copyOf(threads);
        }
        for (Thread thread : ending) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
