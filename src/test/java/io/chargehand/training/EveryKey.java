package io.chargehand.training;

/** A job that uses every kind of outcome and feature and every part a job may have beside heads and a history. */
final class EveryKey {

    static final String JOB = """
            name: every-key
            description: for the schema's test
            source: {csv: {path: rows.csv}}
            columns:
              - {name: id, header: Id, missing: [none]}
              - {name: supplier, known: decision}
              - {name: country, type: category}
              - {name: units, type: number}
              - {name: ordered, type: instant, format: [d/M/yyyy, yyyy-MM-dd]}
              - {name: due, type: instant}
              - {name: arrived, type: instant, known: label}
              - {name: received, occurrence: 2, decimal: ",", grouping: " ", units: [kg], type: number, known: label}
              - {name: fine, known: label}
            zone: Europe/Berlin
            key: id
            group: [supplier, country]
            decision: {column: due, offset: -P7D}
            labelKnown: arrived
            label: {name: late, kind: later, column: arrived, than: due, toleranceDays: 1}
            standIn: later
            outcomes:
              later: {kind: later, column: arrived, than: due, told: at-limit}
              good: {kind: "true", column: fine}
              bad: {kind: false, column: fine}
              some: {kind: one-of, column: fine, values: [yes, y]}
              over: {kind: greater, column: received, than: units}
              many: {kind: above, column: received, bound: 10}
              amount: {kind: number, column: received}
              share: {kind: ratio, column: received, over: units}
              lag: {kind: days, from: due, to: arrived, limitDays: 30}
            intervals:
              open: {stream: rows, opened: ordered, closed: {column: arrived, offset: PT1H}, amount: units}
            streams:
              visits: {csv: {path: visits.csv, charset: windows-1252, delimiter: "\\t", decimal: ","}, seen: at, columns: [{name: at, type: instant}, {name: supplier}]}
            features:
              - {name: units, kind: number, transform: log}
              - {name: lane, kind: category, columns: [supplier, country]}
              - {name: id, kind: code, prefix: 3, floor: 5}
              - {name: gaps, kind: missing, columns: [units, ordered]}
              - {name: nested, kind: nested-rate, by: [country, supplier], halfLife: P60D}
              - {name: speed, kind: velocity, column: units, by: [supplier], window: P30D}
              - {name: done, kind: throughput, interval: open, by: [supplier], window: P30D, unit: hours}
              - {name: weekday, kind: calendar, part: day-of-week}
              - {name: lead, kind: elapsed, from: ordered}
              - {name: rate, kind: rate, by: [supplier], window: P30D}
              - {name: visits, kind: count, stream: visits, by: supplier, halfLife: P9D}
              - {name: usual, kind: mean, column: units, by: [supplier]}
              - {name: of_usual, kind: ratio, of: units, over: usual}
              - {name: odds, kind: log-odds, of: rate}
              - {name: backlog, kind: backlog, interval: open, by: [supplier]}
              - {name: labor, kind: labor, interval: open}
            trainer: {kind: xgboost, bags: 2, monotone: {units: increasing}, classWeights: {true: 3}, earlyStopping: {rounds: 30, measure: brier}}
            calibration: {kind: auto, context: [rate]}
            split: {column: due, lastShare: 0.3}
            baselines: {rateTable: {by: [supplier]}}
            gates: {minAuc: 0.6}
            leakChecks: {maxAuc: 0.9, acknowledge: {units: known to say much}}
            evaluation: {folds: 2, by: [supplier], smallestSlice: 20, attributionSample: 50}
            costs: {falseAlarm: {amount: "4.00", currency: USD}, miss: {amount: 25, currency: USD}, thresholds: [0.2, 0.5]}
            search:
              grid: {trainer.depth: [2, 3], calibration.kind: [none, platt]}
              features: {rates: [rate, nested], all: "*"}
              draws: 4
              measure: log-loss
            bootstrap: 100
            seed: 7
            """;

    private EveryKey() {}
}
