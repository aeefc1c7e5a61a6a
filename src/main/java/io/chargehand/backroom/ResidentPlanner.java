package io.chargehand.backroom;

import io.chargehand.event.LoggedEvent;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ReadinessPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps a plan per node. Events mark their nodes; a marked node's problem is drawn from the state of the moment, its plan is mended and
 * published at once, and improved and published again while there is time. Plans are published whole, as immutable values. Thread-safe.
 */
public final class ResidentPlanner implements ResidentPlans, BackroomListener, ReadinessPart, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResidentPlanner.class);
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long TICK_MILLIS = 250;
    /** One writes plans and may wait for the database; the other sends nodes on their way meanwhile. */
    private static final int TICKERS = 2;

    private static final long CLOSING_SECONDS = 5;

    private final State state;
    private final Sequencer sequencer;
    private final FinishLog finishes;
    private final Clock clock;
    private final PlanSettings settings;
    private final PlanTimings timings;
    private final PlanShelf shelf;
    private final ImprovementScheduler scheduler;
    private final NewsGate gate = new NewsGate(SETTLE_NANOS, System::nanoTime);
    private final DelayLog delays = new DelayLog();
    private final Set<NodeId> beginning = ConcurrentHashMap.newKeySet();
    private final Set<NodeId> kept = ConcurrentHashMap.newKeySet();
    private final Map<NodeId, Long> plannedNanos = new ConcurrentHashMap<>();
    private final Map<NodeId, Drawing> drawings = new ConcurrentHashMap<>();
    private final Map<NodeId, Drawing> followed = new ConcurrentHashMap<>();
    private final ExecutorService beginner;
    private volatile boolean isStarted;
    private final ScheduledExecutorService ticker = Executors.newScheduledThreadPool(TICKERS, daemon("plan-ticker"));

    /**
     * A problem drawn to be planned. Immutable.
     *
     * @param drawn the problem, and what it was drawn from
     * @param position in the log up to which events are in it
     * @param beganNanos when drawing began
     * @param newsNanos when each event that it answers was heard
     */
    private record Drawing(NodeProblems.Drawn drawn, long position, long beganNanos, List<Long> newsNanos) {}

    /**
     * What plans are drawn from. All thread-safe.
     *
     * @param problems draws a node's problem
     * @param position in the log up to which events are in the state
     * @param isLive whether history is taken in, so that plans are wanted
     * @param nodes all nodes there are
     */
    record State(Drawer problems, LongSupplier position, BooleanSupplier isLive, Supplier<List<NodeId>> nodes) {}

    /** Draws the problem of a node as of an instant, to be planned from the plan before. */
    @FunctionalInterface
    interface Drawer {
        NodeProblems.Drawn draw(NodeId node, Instant now, Optional<SequencePlan> before);
    }

    /** Makes a planner that does nothing until {@link #start()}. */
    ResidentPlanner(
            State state,
            Sequencer sequencer,
            PlanStore store,
            FinishLog finishes,
            Clock clock,
            PlanSettings settings,
            PlanTimings timings) {
        this.state = state;
        this.sequencer = sequencer;
        this.finishes = finishes;
        this.clock = clock;
        this.settings = settings;
        this.timings = timings;
        this.shelf = new PlanShelf(store, settings.saveEvery());
        this.scheduler = new ImprovementScheduler(settings.improvement(), this::updated);
        this.beginner = Executors.newFixedThreadPool(settings.planners(), daemon("first-plan"));
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Publishes the plans of the last run, and starts to plan. */
    public void start() {
        shelf.load();
        scheduler.start();
        isStarted = true;
        wantAll();
        var unused = ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void wentLive() {
        wantAll();
    }

    private void wantAll() {
        if (isStarted && state.isLive().getAsBoolean()) {
            state.nodes().get().forEach(node -> send(node, gate.want(node)));
        }
    }

    @Override
    public void committed(List<LoggedEvent> events) {
        if (isStarted && state.isLive().getAsBoolean()) {
            for (LoggedEvent each : events) {
                EventNodes.node(each.event().fact()).ifPresent(node -> send(node, gate.hear(node)));
            }
        }
    }

    @Override
    public Optional<PlannedNode> find(NodeId node) {
        return shelf.find(node);
    }

    @Override
    public Optional<PlannedProblem> findWithProblem(NodeId node) {
        return shelf.findWithProblem(node);
    }

    @Override
    public PlanProgress progress() {
        return new PlanProgress(plannedNanos.size(), state.nodes().get().size());
    }

    @Override
    public PlanDelays delays() {
        return delays.summary();
    }

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public Optional<String> missing() {
        if (!state.isLive().getAsBoolean()) {
            return Optional.of("history is being taken in");
        }
        List<NodeId> nodes = state.nodes().get();
        long without = nodes.stream().filter(node -> shelf.find(node).isEmpty()).count();
        return without == 0 ? Optional.empty() : Optional.of(without + " of " + nodes.size() + " nodes without a plan");
    }

    private void send(NodeId node, OptionalLong afterNanos) {
        if (afterNanos.isEmpty()) {
            return;
        }
        if (afterNanos.getAsLong() == 0) {
            send(node);
        } else {
            sendLater(node, afterNanos.getAsLong());
        }
    }

    private void sendLater(NodeId node, long afterNanos) {
        try {
            var unused = ticker.schedule(() -> send(node), afterNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Node {} is not planned any more, as planning ends", node);
        }
    }

    private void send(NodeId node) {
        try {
            if (kept.contains(node)) {
                scheduler.offer(node, new ProblemChange.Redrawn(() -> redraw(node)));
            } else if (beginning.add(node)) {
                beginner.execute(() -> begin(node));
            } else {
                sendLater(node, SETTLE_NANOS);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("Node {} is not planned any more, as planning ends", node);
        }
    }

    private void begin(NodeId node) {
        try {
            if (kept.contains(node)) {
                send(node);
                return;
            }
            SearchLimit limit = new SearchLimit(settings.firstSteps(), settings.timeLimit());
            SequencingProblem problem = redraw(node);
            ResidentSequence sequence =
                    new ResidentSequence(sequencer, problem, limit, node.value().hashCode());
            publishFresh(node, sequence.problem(), sequence.plan());
            scheduler.add(node, sequence);
            kept.add(node);
            PlanProgress progress = progress();
            LOG.info("Planned {} of {} nodes: {}", progress.planned(), progress.nodes(), node);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("Node {} could not be planned; its last plan stays, and another is tried soon", node, e);
            tryAgain(node);
        } finally {
            beginning.remove(node);
        }
    }

    private void tryAgain(NodeId node) {
        if (gate.want(node).isPresent()) {
            sendLater(node, settings.refreshFloor().toNanos());
        }
    }

    /** Called by one thread per node at a time. */
    private SequencingProblem redraw(NodeId node) {
        long began = System.nanoTime();
        List<Long> news = gate.drawn(node);
        long position = state.position().getAsLong();
        NodeProblems.Drawn drawn =
                state.problems().draw(node, clock.instant(), find(node).map(PlannedNode::plan));
        drawings.put(node, new Drawing(drawn, position, began, news));
        return drawn.problem();
    }

    private void updated(PlanUpdate update) {
        NodeId node = update.node();
        if (!update.refused().isEmpty()) {
            tryAgain(node);
        } else if (update.answered() > 0) {
            publishFresh(node, update.problem(), update.plan());
        } else {
            publish(node, update.problem(), update.plan(), Objects.requireNonNull(followed.get(node)));
        }
    }

    private void publishFresh(NodeId node, SequencingProblem problem, SequencePlan plan) {
        Drawing fresh = Objects.requireNonNull(drawings.remove(node));
        followed.put(node, fresh);
        publish(node, problem, plan, fresh);
        plannedNanos.put(node, System.nanoTime());
        time(fresh);
    }

    private void publish(NodeId node, SequencingProblem problem, SequencePlan plan, Drawing from) {
        List<TaskReason> reasons = PlanReasons.explain(problem, plan);
        PlannedNode made = new PlannedNode(node, 0, problem.now(), from.position(), plan, reasons);
        finishes.published(shelf.publish(made, problem), from.drawn());
    }

    private void time(Drawing drawing) {
        long now = System.nanoTime();
        delays.planned(now - drawing.beganNanos());
        timings.planned(Duration.ofNanos(now - drawing.beganNanos()));
        for (long heard : drawing.newsNanos()) {
            delays.waited(now - heard);
            timings.waited(Duration.ofNanos(now - heard));
        }
    }

    private void tick() {
        try {
            if (state.isLive().getAsBoolean()) {
                refresh();
            }
            shelf.saveDue();
        } catch (RuntimeException e) {
            LOG.warn("Plans could not be refreshed or written; trying again", e);
        }
    }

    /** Sends no more nodes than there are planners, so that news never wait behind many that only aged. */
    private void refresh() {
        Instant limit = clock.instant().minus(settings.refreshEvery());
        long floor = System.nanoTime() - settings.refreshFloor().toNanos();
        long free = settings.planners() - gate.aged();
        for (PlannedNode plan : shelf.list()) {
            Long last = plannedNanos.get(plan.node());
            boolean isRested = last == null || last - floor < 0;
            if (free > 0 && isRested && plan.plannedAt().isBefore(limit)) {
                OptionalLong afterNanos = gate.want(plan.node());
                free -= afterNanos.isPresent() ? 1 : 0;
                send(plan.node(), afterNanos);
            }
        }
    }

    /** Ends the threads and writes what is not written. */
    @Override
    public void close() {
        ticker.shutdownNow();
        beginner.shutdownNow();
        scheduler.close();
        await(beginner);
        try {
            shelf.saveAll();
        } catch (RuntimeException e) {
            LOG.warn("The last plans could not be written; they are made anew at the next start", e);
        }
        finishes.close();
    }

    private static void await(ExecutorService ending) {
        try {
            var unused = ending.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
