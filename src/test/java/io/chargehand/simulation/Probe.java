package io.chargehand.simulation;

import java.time.LocalDate;
import java.util.*;

public class Probe {
    public static void main(String[] a) {
        for (int k = 0; k < Integer.parseInt(a[0]); k++) {
            Map<String, Long> counts = new TreeMap<>();
            long t = System.nanoTime();
            long[] lines = new long[6];
            TwinStatistics s = TwinHistory.generate(TwinSettings.standardFor(LocalDate.of(2026, 6, 1)), events -> {
                for (var e : events) {
                    counts.merge(e.fact().getClass().getSimpleName(), 1L, Long::sum);
                    if (e.fact() instanceof io.chargehand.event.AsnAdvised x)
                        lines[0] += x.lines().size();
                    if (e.fact() instanceof io.chargehand.event.SalesReported x)
                        lines[1] += x.sales().size();
                }
            });
            System.out.println(s.table());
            System.out.println(counts + " total "
                    + counts.values().stream().mapToLong(x -> x).sum());
            System.out.println(
                    "asn lines " + lines[0] + " sales lines " + lines[1] + " sec " + (System.nanoTime() - t) / 1e9);
        }
    }
}
