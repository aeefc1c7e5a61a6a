package io.chargehand.simulation;

import io.chargehand.kernel.FulfillmentMethod;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run of the twin looked like: volumes, utilisation by node and hour, missed promises. Not thread-safe. */
public final class TwinStatistics {

    private final List<TwinNode> nodes;
    private final TwinCalendar calendar;
    private final double[][] busyMinutes;
    private final double[][] shiftMinutes;
    private final double[][] offeredMinutes;
    private final long[] lastTick;
    private final long[] linesReady;
    private final long[] linesMissed;
    private final Map<FulfillmentMethod, long[]> byMethod = new EnumMap<>(FulfillmentMethod.class);
    private final List<Work.Order> open = new ArrayList<>();
    private long orders;
    private long orderLines;

    TwinStatistics(List<TwinNode> nodes, TwinCalendar calendar) {
        this.nodes = nodes;
        this.calendar = calendar;
        busyMinutes = new double[nodes.size()][24];
        shiftMinutes = new double[nodes.size()][24];
        offeredMinutes = new double[nodes.size()][24];
        lastTick = new long[nodes.size()];
        linesReady = new long[nodes.size()];
        linesMissed = new long[nodes.size()];
    }

    void tick(Site site, long at) {
        int node = site.node.index();
        double minutes = lastTick[node] == 0 ? 0 : (at - lastTick[node]) / (double) TwinCalendar.MINUTE;
        int hour = calendar.hour(at);
        for (Work.Hand hand : site.state.hands) {
            if (hand.onShift && !hand.onBreak) {
                shiftMinutes[node][hour] += minutes;
                busyMinutes[node][hour] += hand.busy != null ? minutes : 0;
            }
        }
        lastTick[node] = at;
    }

    void offered(TwinNode node, long at, double standardMinutes) {
        offeredMinutes[node.index()][calendar.hour(at)] += standardMinutes;
    }

    void placed(Work.Order order) {
        orders++;
        orderLines += order.items.length;
        open.add(order);
        if (open.size() % 5000 == 0) {
            open.removeIf(TwinStatistics::complete);
        }
    }

    private static boolean complete(Work.Order order) {
        for (int line = 0; line < order.items.length; line++) {
            if (!order.complete(line)) {
                return false;
            }
        }
        return true;
    }

    void ready(Work.Order order, int line, TwinNode node, long at) {
        tally(order, node.index(), at > order.due);
    }

    private void tally(Work.Order order, int node, boolean missed) {
        linesReady[node]++;
        linesMissed[node] += missed ? 1 : 0;
        long[] counts = byMethod.computeIfAbsent(order.placed.method(), method -> new long[2]);
        counts[0]++;
        counts[1] += missed ? 1 : 0;
    }

    /** Counts lines that never became ready and are past due. */
    void close(long end) {
        for (Work.Order order : open) {
            for (int line = 0; line < order.items.length; line++) {
                if (!order.complete(line) && order.due < end) {
                    tally(order, order.home, true);
                }
            }
        }
        open.clear();
    }

    /** Customer orders placed. */
    public long orders() {
        return orders;
    }

    /** Lines of customer orders placed. */
    public long orderLines() {
        return orderLines;
    }

    /** Share of order lines, ready or past due, that missed their promise; 0 to 1. */
    public double missShare() {
        long ready = 0;
        long missed = 0;
        for (int i = 0; i < linesReady.length; i++) {
            ready += linesReady[i];
            missed += linesMissed[i];
        }
        return ready == 0 ? 0 : missed / (double) ready;
    }

    /** Busy minutes over minutes on shift, breaks left out, of the node in that hour of the day, over all days; 0 to 1. */
    public double utilisation(int node, int hour) {
        return shiftMinutes[node][hour] == 0 ? 0 : busyMinutes[node][hour] / shiftMinutes[node][hour];
    }

    /**
     * Standard minutes of the work that came up in that hour of the day over minutes on shift, over all days; past 1 where
     * more came than could be done. 0 where nobody is on shift.
     */
    public double load(int node, int hour) {
        return shiftMinutes[node][hour] == 0 ? 0 : offeredMinutes[node][hour] / shiftMinutes[node][hour];
    }

    /** A table for people. */
    public String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "orders %d, lines %d, missed %.1f %%%n", orders, orderLines, 100 * missShare()));
        byMethod.forEach((method, counts) -> text.append(String.format(
                Locale.ROOT,
                "  %-16s lines %6d  missed %5.1f %%%n",
                method,
                counts[0],
                100.0 * counts[1] / counts[0])));
        text.append(String.format(
                Locale.ROOT,
                "%-6s %7s %8s %8s  utilisation, then load, percent by hour, 06 to 21%n",
                "node",
                "crew",
                "lines",
                "missed"));
        for (TwinNode node : nodes) {
            int i = node.index();
            text.append(String.format(
                    Locale.ROOT,
                    "%-6s %7d %8d %7.1f%% ",
                    node.id(),
                    node.crew().size(),
                    linesReady[i],
                    linesReady[i] == 0 ? 0 : 100.0 * linesMissed[i] / linesReady[i]));
            for (int hour = 6; hour < 22; hour++) {
                text.append(String.format(Locale.ROOT, " %3.0f", 100 * utilisation(i, hour)));
            }
            text.append("  |");
            for (int hour = 6; hour < 22; hour++) {
                text.append(String.format(Locale.ROOT, " %3.0f", 100 * load(i, hour)));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
