package io.chargehand.training;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Collectors;

/** A job on a small file of deliveries, to be broken by tests, and such files. */
public final class SmallJob {

    /** Sound on {@link #rows}; 22 lines. */
    public static final String JOB = """
            name: small
            source: {csv: {}}
            columns:
              - {name: id}
              - {name: supplier}
              - {name: units, type: number}
              - {name: due, type: instant, format: yyyy-MM-dd}
              - {name: arrived, type: instant, format: yyyy-MM-dd, known: label}
            key: [id]
            decision: {column: due, offset: -P7D}
            labelKnown: arrived
            label: {name: late, kind: later, column: arrived, than: due}
            features:
              - {name: supplier_rate, kind: rate, by: [supplier], smoothing: 5}
              - {name: units, kind: number}
            trainer: {kind: xgboost, rounds: 20, depth: 2, threads: 1, minChildWeight: 1}
            calibration: {kind: platt}
            split: {column: due, from: 2024-06-01}
            baselines: {rateTable: {by: [supplier], smoothing: 5}}
            gates: {minAuc: 0.5}
            bootstrap: 20
            """;

    private SmallJob() {}

    /** Deliveries of four suppliers, one worse than the other, due from January to September 2024. */
    public static String rows(int count) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("id,supplier,units,due,arrived\n");
        for (int i = 1; i <= count; i++) {
            int supplier = random.nextInt(4);
            boolean late = random.nextDouble() < 0.1 + 0.2 * supplier;
            LocalDate due = LocalDate.parse("2024-01-10").plusDays(i * 250L / count);
            text.append(i)
                    .append(",s")
                    .append(supplier)
                    .append(',')
                    .append(random.nextInt(50))
                    .append(',');
            text.append(due).append(',').append(due.plusDays(late ? 3 : -1)).append('\n');
        }
        return text.toString();
    }

    /** The same, but units tell whether a delivery is late. */
    public static String leakingRows(int count) {
        return rows(count)
                .lines()
                .map(line -> {
                    String[] cells = line.split(",");
                    boolean late = cells[4].compareTo(cells[3]) > 0 && !cells[0].equals("id");
                    return late ? String.join(",", cells[0], cells[1], "99", cells[3], cells[4]) : line;
                })
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
