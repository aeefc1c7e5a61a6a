package io.chargehand.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** True chances that promises are missed, by roll-outs of a node from the state at the decision. Not thread-safe. */
final class PromiseOracle {

    /** Order lines reserved a day, about; decides which share of them is sampled. */
    private static final double LINES_PER_DAY = 1150;

    private final TwinWorld world;
    private final TwinOracle.Settings settings;
    private final Consumer<String> rows;
    private final long from;
    private final double share;
    private final Draws sample;

    PromiseOracle(TwinWorld world, TwinOracle.Settings settings, Consumer<String> rows) {
        this.world = world;
        this.settings = settings;
        this.rows = rows;
        this.from = world.settings.historyEnd().toEpochMilli() - settings.promiseDays() * TwinCalendar.DAY;
        this.share = Math.min(1, settings.promiseRows() / (LINES_PER_DAY * settings.promiseDays()));
        this.sample = Draws.of(world.settings.seed(), 95);
    }

    /** A node has just reserved what an order needs of it: rolls out some of these. */
    void decided(Site site, Work.Visit visit, long at) {
        if (at < from || !sample.chance(share)) {
            return;
        }
        List<Integer> lines =
                visit.fills.stream().map(fill -> fill.line).distinct().toList();
        int[] missed = new int[visit.order.items.length];
        for (int i = 0; i < settings.rollOuts(); i++) {
            roll(site, visit, at, Draws.of(world.settings.seed(), 96, at, visit.number, i), missed, lines);
        }
        for (int line : lines) {
            rows.accept(String.format(
                    Locale.ROOT,
                    "%s,%d,%s,%s,%s,%.4f,%d",
                    visit.order.placed.orderId(),
                    line + 1,
                    site.node.id(),
                    TwinCalendar.instant(at),
                    visit.order.placed.dueAt(),
                    missed[line] / (double) settings.rollOuts(),
                    settings.rollOuts()));
        }
    }

    private void roll(Site site, Work.Visit visit, long at, Draws draws, int[] missed, List<Integer> lines) {
        SiteState state = site.state.copy(draws);
        Work.Visit mine = state.visits.get(visit.number);
        if (mine == null) {
            return;
        }
        Site alone =
                new Site(site.node, state, site.physics, new SilentSurroundings(), Reporter.silent(), WorkPolicy.FIFO);
        redraw(alone, at);
        long due = mine.order.due;
        List<Integer> open = new ArrayList<>(lines);
        while (!open.isEmpty() && alone.nextAt() <= due) {
            alone.step();
            open.removeIf(line -> isReady(mine.order, line, visit));
        }
        open.forEach(line -> missed[line]++);
    }

    /** Units of the line that this node has reserved are ready; other nodes' units are not its concern. */
    private static boolean isReady(Work.Order order, int line, Work.Visit visit) {
        int here = visit.fills.stream()
                .filter(fill -> fill.line == line)
                .mapToInt(fill -> fill.quantity)
                .sum();
        return order.ready[line] >= Math.min(here, order.quantities[line]);
    }

    /** Draws afresh what had not happened by then: orders of the hour under way, and when tasks under way end. */
    private static void redraw(Site site, long at) {
        List<Due> drawn = site.state.agenda.stream()
                .filter(due -> due.kind() == Due.Kind.ORDER || due.kind() == Due.Kind.TASK_END)
                .toList();
        site.state.agenda.removeAll(drawn);
        TwinCalendar calendar = site.physics.calendar();
        double minute = calendar.minuteOfDay(at);
        double left = 1 - (minute - 60 * Math.floor(minute / 60)) / 60;
        site.orders.hour(at, left);
        for (Due due : drawn) {
            if (due.kind() == Due.Kind.TASK_END) {
                site.crew.redraw(due.subject(), at);
            }
        }
    }
}
