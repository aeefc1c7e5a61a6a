package io.chargehand.backroom.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Proposes orders of one worker's tasks: first the local optimum nearest to the solution, then local optima near perturbations
 * of it. Where leaving a task undone may pay, some proposals are the general ones, and all of them while tasks are placed
 * otherwise than at the start. Not thread-safe.
 */
final class SoloProposals implements Proposals {

    /** One in so many proposals is a general one where leaving may pay. */
    private static final int GENERAL_EVERY = 8;

    private static final int UNKNOWN = -1;

    private final Search search;
    private final KernelPolicy.Solo solo;
    private final Proposals general;
    private final SoloSearch kernel;
    private final Random random;
    private final int[] base;
    private final int[] order;
    private final int[] local;
    private List<TaskNode> nodes = List.of();
    private List<TaskNode> standing = List.of();
    private boolean known;
    private boolean descended;
    private int turn;

    SoloProposals(Search search, KernelPolicy.Solo solo, Proposals general) {
        this.search = search;
        this.solo = solo;
        this.general = general;
        kernel = solo.search();
        random = new Random(search.seed);
        int size = solo.problem().size;
        base = new int[size];
        order = new int[size];
        local = new int[search.problem.taskCount];
        Arrays.fill(local, UNKNOWN);
        for (int j = 0; j < size; j++) {
            local[solo.problem().task[j]] = j;
        }
    }

    @Override
    public void standOn(SequencingSolution solution) {
        nodes = solution.nodes();
        standing = solution.lists().get(solo.worker()).tasks();
        known = standing.size() == solo.first() + base.length;
        for (int i = 0; known && i < base.length; i++) {
            base[i] = local[standing.get(solo.first() + i).index()];
            known = base[i] != UNKNOWN;
        }
        if (solo.leavingMayPay()) {
            general.standOn(solution);
        }
    }

    @Override
    public KernelMove next() {
        if (solo.leavingMayPay() && (!known || ++turn % GENERAL_EVERY == 0)) {
            return general.next();
        }
        search.countProposal();
        System.arraycopy(base, 0, order, 0, base.length);
        if (descended) {
            kernel.perturb(order, random);
        }
        descended = true;
        kernel.improve(order, search::isLate);
        long cost = solo.problem().cost(order);
        if (cost == SoloProblem.IMPOSSIBLE) {
            return new KernelMove(List.of());
        }
        search.scaleTo(solo.problem().inUnits(cost) / order.length);
        if (cost == 0 && !solo.leavingMayPay()) {
            search.settle();
        }
        return Arrays.equals(order, base) ? new KernelMove(List.of()) : move();
    }

    private KernelMove move() {
        List<TaskNode> tasks = new ArrayList<>(standing.subList(0, solo.first()));
        for (int j : order) {
            tasks.add(nodes.get(solo.problem().task[j]));
        }
        return new KernelMove(List.of(new KernelMove.Change(solo.worker(), tasks)));
    }
}
