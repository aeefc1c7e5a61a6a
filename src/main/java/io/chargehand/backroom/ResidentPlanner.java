package io.chargehand.backroom;

import io.chargehand.event.LoggedEvent;
import io.chargehand.kernel.NodeId;
import io.chargehand.kernel.ReadinessPart;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a plan per node. Events mark their nodes; planners take a node at a time, draw up its problem from the state of the
 * moment, search on from the plan before within a limit of steps, and publish an immutable plan. Thread-safe.
 */
public final class ResidentPlanner implements ResidentPlans, BackroomListener, ReadinessPart, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResidentPlanner.class);
    private static final long SETTLE_MILLIS = 250;
    private static final long TICK_MILLIS = 250;
    /** Above any number of versions that were published but not written before a crash. */
    private static final long RESTART_GAP = 1_000_000;

    private final NodeProblems problems;
    private final Sequencer sequencer;
    private final PlanStore store;
    private final TaskBook book;
    private final DerivationJournal journal;
    private final Network network;
    private final FinishLog finishes;
    private final Clock clock;
    private final PlanSettings settings;
    private final PlanTimings timings;
    private final ReplanQueue queue = new ReplanQueue(SETTLE_MILLIS);
    private final DelayLog delays = new DelayLog();
    private final Map<NodeId, PlannedNode> published = new ConcurrentHashMap<>();
    private final Map<NodeId, PlannedProblem> planned = new ConcurrentHashMap<>();
    private final Map<NodeId, Long> plannedNanos = new ConcurrentHashMap<>();
    private final Map<NodeId, Long> savedNanos = new ConcurrentHashMap<>();
    private final Set<NodeId> unsaved = ConcurrentHashMap.newKeySet();
    private final List<Thread> planners = new ArrayList<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plan-ticker");
        thread.setDaemon(true);
        return thread;
    });

    /** Makes a planner that does nothing until {@link #start()}. */
    ResidentPlanner(
            NodeProblems problems,
            Sequencer sequencer,
            PlanStore store,
            TaskBook book,
            DerivationJournal journal,
            Network network,
            FinishLog finishes,
            Clock clock,
            PlanSettings settings,
            PlanTimings timings) {
        this.problems = problems;
        this.sequencer = sequencer;
        this.store = store;
        this.book = book;
        this.journal = journal;
        this.network = network;
        this.finishes = finishes;
        this.clock = clock;
        this.settings = settings;
        this.timings = timings;
    }

    /** Publishes the plans of the last run, and starts to plan. */
    public void start() {
        for (PlannedNode plan : store.load()) {
            published.put(
                    plan.node(),
                    new PlannedNode(
                            plan.node(),
                            plan.version() + RESTART_GAP,
                            plan.plannedAt(),
                            plan.eventPosition(),
                            plan.plan(),
                            plan.reasons()));
        }
        for (int i = 0; i < settings.planners(); i++) {
            Thread thread = new Thread(this::run, "planner-" + (i + 1));
            thread.setDaemon(true);
            thread.start();
            planners.add(thread);
        }
        if (journal.isLive()) {
            wantAll();
        }
        var unused = ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void wentLive() {
        wantAll();
    }

    private void wantAll() {
        network.listNodes().forEach(node -> queue.want(node.id(), false));
    }

    @Override
    public void committed(List<LoggedEvent> events) {
        if (journal.isLive()) {
            for (LoggedEvent each : events) {
                EventNodes.node(each.event().fact()).ifPresent(node -> queue.want(node, true));
            }
        }
    }

    @Override
    public Optional<PlannedNode> find(NodeId node) {
        return Optional.ofNullable(published.get(node));
    }

    @Override
    public Optional<PlannedProblem> findWithProblem(NodeId node) {
        return Optional.ofNullable(planned.get(node));
    }

    @Override
    public PlanProgress progress() {
        return new PlanProgress(plannedNanos.size(), network.listNodes().size());
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
        if (!journal.isLive()) {
            return Optional.of("history is being taken in");
        }
        List<Node> nodes = network.listNodes();
        long without =
                nodes.stream().filter(node -> !published.containsKey(node.id())).count();
        return without == 0 ? Optional.empty() : Optional.of(without + " of " + nodes.size() + " nodes without a plan");
    }

    private void run() {
        try {
            Optional<ReplanQueue.Wanted> next = queue.take();
            while (next.isPresent()) {
                serve(next.get());
                next = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(ReplanQueue.Wanted wanted) {
        try {
            plan(wanted.node());
            long published = System.nanoTime();
            for (long committed : wanted.newsNanos()) {
                delays.waited(published - committed);
                timings.waited(Duration.ofNanos(published - committed));
            }
        } catch (RuntimeException e) {
            LOG.warn("Node {} could not be planned; its last plan stays", wanted.node(), e);
        } finally {
            queue.done(wanted.node());
        }
    }

    /** Plans a node on the caller's thread and publishes the plan. Not for two threads at once on one node. */
    PlannedNode plan(NodeId node) {
        long began = System.nanoTime();
        long position = book.position();
        Optional<PlannedNode> before = find(node);
        NodeProblems.Drawn drawn = problems.draw(node, clock.instant(), before.map(PlannedNode::plan));
        int steps = plannedNanos.containsKey(node) ? settings.steps() : settings.firstSteps();
        SequencePlan plan = sequencer.plan(drawn.problem(), new SearchLimit(steps, settings.timeLimit()), seed(node));
        PlannedNode made = new PlannedNode(
                node,
                before.map(PlannedNode::version).orElse(0L) + 1,
                drawn.problem().now(),
                position,
                plan,
                PlanReasons.explain(drawn.problem(), plan));
        PlannedNode next = before.filter(made::saysTheSame)
                .map(same ->
                        new PlannedNode(node, same.version(), made.plannedAt(), position, same.plan(), same.reasons()))
                .orElse(made);
        published.put(node, next);
        planned.put(node, new PlannedProblem(next, drawn.problem()));
        unsaved.add(node);
        boolean first = plannedNanos.put(node, System.nanoTime()) == null;
        delays.planned(System.nanoTime() - began);
        timings.planned(Duration.ofNanos(System.nanoTime() - began));
        if (first) {
            PlanProgress progress = progress();
            LOG.info("Planned {} of {} nodes: {}", progress.planned(), progress.nodes(), node);
        }
        finishes.published(next, drawn);
        saveIfDue(node);
        return next;
    }

    private static long seed(NodeId node) {
        return node.value().hashCode();
    }

    private void tick() {
        try {
            if (journal.isLive()) {
                Instant limit = clock.instant().minus(settings.refreshEvery());
                long floor = System.nanoTime() - settings.refreshFloor().toNanos();
                published.forEach((node, plan) -> {
                    Long last = plannedNanos.get(node);
                    boolean rested = last == null || last - floor < 0;
                    if (rested && plan.plannedAt().isBefore(limit)) {
                        queue.want(node, false);
                    }
                });
            }
            List.copyOf(unsaved).forEach(this::saveIfDue);
        } catch (RuntimeException e) {
            LOG.warn("Plans could not be refreshed or written; trying again", e);
        }
    }

    private void saveIfDue(NodeId node) {
        Long last = savedNanos.get(node);
        long now = System.nanoTime();
        if (last == null || now - last >= settings.saveEvery().toNanos()) {
            savedNanos.put(node, now);
            save(node);
        }
    }

    private void save(NodeId node) {
        PlannedNode plan = published.get(node);
        if (plan != null && unsaved.remove(node)) {
            store.save(plan);
        }
    }

    /** Ends the threads and writes what is not written. */
    @Override
    public void close() {
        queue.close();
        ticker.shutdownNow();
        for (Thread planner : planners) {
            try {
                planner.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            List.copyOf(unsaved).forEach(this::save);
        } catch (RuntimeException e) {
            LOG.warn("The last plans could not be written; they are made anew at the next start", e);
        }
        finishes.close();
    }
}
