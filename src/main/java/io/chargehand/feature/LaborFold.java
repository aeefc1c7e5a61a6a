package io.chargehand.feature;

import io.chargehand.event.OperationalFact;
import io.chargehand.event.ShiftCancelled;
import io.chargehand.event.ShiftScheduled;
import io.chargehand.kernel.TimeWindow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The stretches that workers are on shift and not on a break. Single-threaded. */
final class LaborFold {

    private static final Schema SCHEMA = OperationalStreams.LABOR.schema();
    private static final long LONGEST_SHIFT = Duration.ofHours(24).toMillis();
    private static final long KEPT = Duration.ofDays(2).toMillis();
    private static final int SWEEP_EVERY = 4096;

    /** Numbers of a flat stretch. */
    private static final int FLAT = 3;

    private record Shift(String node, List<TimeWindow> stretches) {}

    private final Map<String, Shift> shifts = new HashMap<>();
    /** By node: change of workers by the instant, as net of stretches; stretches by start. */
    private final Map<String, NavigableMap<Long, Map<Long, Integer>>> byNode = new HashMap<>();

    /** By node: its stretches as start, end and workers of each, by start; made when asked for and dropped when they change. */
    private final Map<String, long[]> flat = new HashMap<>();

    private long unmatched;
    private int sinceSweep;

    boolean fold(OperationalFact fact, Instant at, HistorySink sink) {
        if (fact instanceof ShiftScheduled scheduled) {
            takeBack(scheduled.shiftId().value(), at, sink);
            Shift shift = new Shift(scheduled.nodeId().value(), worked(scheduled));
            shifts.put(scheduled.shiftId().value(), shift);
            for (TimeWindow stretch : shift.stretches()) {
                put(shift.node(), stretch, 1, sink);
            }
            sweep(at);
        } else if (fact instanceof ShiftCancelled cancelled) {
            if (!takeBack(cancelled.shiftId().value(), at, sink)) {
                unmatched++;
            }
        } else {
            return false;
        }
        return true;
    }

    private boolean takeBack(String id, Instant at, HistorySink sink) {
        Shift shift = shifts.remove(id);
        if (shift == null) {
            return false;
        }
        for (TimeWindow stretch : shift.stretches()) {
            if (stretch.end().isAfter(at)) {
                Instant from = stretch.start().isAfter(at) ? stretch.start() : at;
                put(shift.node(), new TimeWindow(from, stretch.end()), -1, sink);
            }
        }
        return true;
    }

    private void put(String node, TimeWindow stretch, int workers, HistorySink sink) {
        count(node, stretch.start().toEpochMilli(), stretch.end().toEpochMilli(), workers);
        sink.began(SCHEMA.row()
                .text("node", node)
                .number("workers", workers)
                .instant("startsAt", stretch.start())
                .instant("endsAt", stretch.end())
                .build());
    }

    private void count(String node, long start, long end, int workers) {
        flat.remove(node);
        byNode.computeIfAbsent(node, key -> new TreeMap<>())
                .computeIfAbsent(start, key -> new HashMap<>())
                .merge(end, workers, Integer::sum);
    }

    /** Worker-minutes on shift at a node between two instants, as scheduled so far. */
    double minutes(String node, Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return 0;
        }
        long[] stretches = flat.get(node);
        if (stretches == null) {
            if (!byNode.containsKey(node)) {
                return 0;
            }
            stretches = flattened(node);
            flat.put(node, stretches);
        }
        long first = from.toEpochMilli();
        long last = to.toEpochMilli();
        long sum = 0;
        for (int i = firstFrom(stretches, first - LONGEST_SHIFT);
                i < stretches.length && stretches[i] < last;
                i += FLAT) {
            sum += stretches[i + 2] * Math.max(0, Math.min(last, stretches[i + 1]) - Math.max(first, stretches[i]));
        }
        return sum / 60_000.0;
    }

    /** Where the first stretch that starts at an instant or later stands. */
    private static int firstFrom(long[] stretches, long start) {
        int low = 0;
        int high = stretches.length / FLAT;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches[FLAT * middle] < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return FLAT * low;
    }

    private long[] flattened(String node) {
        return byNode.getOrDefault(node, new TreeMap<>()).entrySet().stream()
                .flatMap(start -> start.getValue().entrySet().stream()
                        .map(end -> new long[] {start.getKey(), end.getKey(), end.getValue()}))
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    private static List<TimeWindow> worked(ShiftScheduled shift) {
        List<TimeWindow> stretches = new ArrayList<>();
        Instant free = shift.hours().start();
        for (TimeWindow pause : shift.breaks()) {
            if (pause.start().isAfter(free)) {
                stretches.add(new TimeWindow(free, pause.start()));
            }
            free = pause.end();
        }
        if (shift.hours().end().isAfter(free)) {
            stretches.add(new TimeWindow(free, shift.hours().end()));
        }
        return stretches;
    }

    private void sweep(Instant at) {
        if (++sinceSweep >= SWEEP_EVERY) {
            sinceSweep = 0;
            long oldest = at.toEpochMilli() - KEPT;
            byNode.values().forEach(stretches -> stretches.headMap(oldest).clear());
            flat.clear();
            shifts.values()
                    .removeIf(shift -> shift.stretches().stream()
                            .allMatch(stretch -> stretch.end().toEpochMilli() < oldest));
        }
    }

    long unmatched() {
        return unmatched;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(unmatched);
        out.writeInt(sinceSweep);
        out.writeInt(shifts.size());
        for (Map.Entry<String, Shift> entry : shifts.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue().node());
            out.writeInt(entry.getValue().stretches().size());
            for (TimeWindow stretch : entry.getValue().stretches()) {
                RowCodec.write(stretch.start(), out);
                RowCodec.write(stretch.end(), out);
            }
        }
        out.writeInt(byNode.size());
        for (Map.Entry<String, NavigableMap<Long, Map<Long, Integer>>> node : byNode.entrySet()) {
            out.writeUTF(node.getKey());
            out.writeInt(node.getValue().values().stream().mapToInt(Map::size).sum());
            for (Map.Entry<Long, Map<Long, Integer>> start : node.getValue().entrySet()) {
                for (Map.Entry<Long, Integer> end : start.getValue().entrySet()) {
                    out.writeLong(start.getKey());
                    out.writeLong(end.getKey());
                    out.writeInt(end.getValue());
                }
            }
        }
    }

    void fill(DataInput in) throws IOException {
        unmatched = in.readLong();
        sinceSweep = in.readInt();
        for (int i = in.readInt(); i > 0; i--) {
            String id = in.readUTF();
            String node = in.readUTF();
            List<TimeWindow> stretches = new ArrayList<>();
            for (int j = in.readInt(); j > 0; j--) {
                stretches.add(new TimeWindow(RowCodec.readInstant(in), RowCodec.readInstant(in)));
            }
            shifts.put(id, new Shift(node, stretches));
        }
        for (int i = in.readInt(); i > 0; i--) {
            String node = in.readUTF();
            for (int j = in.readInt(); j > 0; j--) {
                count(node, in.readLong(), in.readLong(), in.readInt());
            }
        }
    }
}
