package io.chargehand.backroom;

import io.chargehand.event.EventIntake;
import io.chargehand.event.EventLog;
import io.chargehand.fulfillment.Fulfillment;
import io.chargehand.inventory.Inventory;
import io.chargehand.kernel.Money;
import io.chargehand.network.Network;
import io.chargehand.network.Node;
import io.chargehand.receiving.Receiving;
import io.chargehand.scoring.PromiseRisk;
import io.chargehand.scoring.ReceiptRisk;
import io.chargehand.workforce.Workforce;

import java.time.Clock;

/**
 * The module put together: what derives, plans and answers, on the state of the other modules. Thread-safe; does nothing of its
 * own until {@link #start()}.
 */
public final class Backroom implements BackroomListener, AutoCloseable {

    private final TaskDeriver deriver;
    private final ResidentPlanner planner;
    private final NodeLoads loads;
    private final TaskExecution execution;
    private final PromiseOutlook outlook;

    /**
     * State that others keep. Immutable.
     *
     * @param network nodes and items
     * @param workforce workers and shifts
     * @param receiving ASNs
     * @param fulfillment orders
     * @param inventory stock and reservations
     */
    public record State(
            Network network, Workforce workforce, Receiving receiving, Fulfillment fulfillment, Inventory inventory) {}

    /**
     * What this module keeps. Immutable.
     *
     * @param book tasks
     * @param journal how far causes have been followed
     * @param plans plans across restarts
     */
    public record Kept(TaskBook book, DerivationJournal journal, PlanStore plans) {}

    /**
     * Models and search. Immutable.
     *
     * @param promise SLA risk
     * @param receipt receipt variance
     * @param sequencer finds plans
     * @param timings is told how long that takes
     */
    public record Engines(PromiseRisk promise, ReceiptRisk receipt, Sequencer sequencer, PlanTimings timings) {}

    /**
     * What can be set. Immutable.
     *
     * @param standards how long work takes
     * @param prices what waiting costs
     * @param plans how plans are kept up to date
     * @param counts which places are counted for age
     * @param usualWage what an hour costs where nobody is on shift
     */
    public record Settings(
            TaskStandards standards, DelayPrices prices, PlanSettings plans, AgingCounts counts, Money usualWage) {}

    /** Puts the module together. */
    public Backroom(
            State state, Kept kept, Engines engines, EventLog log, EventIntake intake, Clock clock, Settings settings) {
        TaskBook book = kept.book();
        DerivationRules rules =
                new DerivationRules(state.network(), state.receiving(), state.inventory(), book, settings.standards());
        deriver = new TaskDeriver(log, intake, kept.journal(), rules, state.network(), clock, settings.counts());
        PromiseRisks risks = new PromiseRisks(
                state.fulfillment(),
                state.inventory(),
                state.network(),
                engines.promise(),
                settings.prices(),
                settings.plans().riskAge());
        NodeProblems problems = new NodeProblems(
                state.network(),
                state.workforce(),
                state.inventory(),
                book,
                risks,
                new InboundValue(state.receiving(), state.network(), engines.receipt()),
                settings.prices(),
                settings.plans());
        planner = new ResidentPlanner(
                new ResidentPlanner.State(
                        problems::draw,
                        book::position,
                        kept.journal()::isLive,
                        () -> state.network().listNodes().stream().map(Node::id).toList()),
                engines.sequencer(),
                kept.plans(),
                new FinishLog(
                        intake, settings.plans().finishMoved(), settings.plans().finishEvery()),
                clock,
                settings.plans(),
                engines.timings());
        loads = new LoadsFromPlans(
                state.network(),
                state.workforce(),
                book,
                planner,
                settings.standards(),
                settings.plans(),
                settings.usualWage(),
                clock);
        execution = new TaskExecution(
                state.network(),
                state.workforce(),
                state.inventory(),
                book,
                problems,
                new OrderRules(state.inventory(), book, new DerivedTasks(state.network(), settings.standards())));
        outlook = new PromiseOutlook(state.inventory(), book, planner, risks, clock);
    }

    /** The planner, also the part of readiness that is called {@code plans}. */
    public ResidentPlanner planner() {
        return planner;
    }

    /** What derives tasks. */
    public TaskDeriver deriver() {
        return deriver;
    }

    /** The load of nodes. */
    public NodeLoads loads() {
        return loads;
    }

    /** When tasks may begin, and what follows from ending them. */
    public TaskExecution execution() {
        return execution;
    }

    /** The risk of known orders. */
    public PromiseOutlook outlook() {
        return outlook;
    }

    /** Starts to derive and to plan. */
    public void start() {
        planner.start();
        deriver.start();
    }

    @Override
    public void committed(java.util.List<io.chargehand.event.LoggedEvent> events) {
        deriver.committed(events);
        planner.committed(events);
    }

    @Override
    public void wentLive() {
        deriver.wentLive();
        planner.wentLive();
    }

    @Override
    public void close() {
        deriver.close();
        planner.close();
    }
}
