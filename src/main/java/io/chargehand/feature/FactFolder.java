package io.chargehand.feature;

import io.chargehand.kernel.InvalidInputException;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A feature set made ready to run: shared aggregates, and one evaluator per feature. Single-threaded. */
final class FactFolder {

    /** Tallies of intervals that ended stand under their name behind this, which no stream's name begins with. */
    private static final String CLOSED = "@closed ";

    /** Tallies of outcomes that do not wait for the label stand under their name behind this. */
    private static final String TOLD = "@told ";

    private static final double NEARLY_ZERO = 1e-9;

    private final FeatureSet set;
    private final Map<KeyedTally.Spec, KeyedTally> tallies = new LinkedHashMap<>();
    private final Map<KeyedBalance.Spec, KeyedBalance> balances = new LinkedHashMap<>();
    private final Map<List<String>, KeySlots<Tally>> tallySlots = new HashMap<>();
    private final Map<List<String>, KeySlots<Double>> balanceSlots = new HashMap<>();
    private final Map<String, List<KeyedTally>> whenDecided;
    private final Map<String, List<KeyedTally>> whenLabelled;
    private final Map<String, List<KeyedBalance>> byInterval;
    private final Evaluator[] evaluators;
    private final String[] blank;
    private final double[] pair = new double[2];

    /** Puts one feature of a row into its place. */
    private interface Evaluator {
        void put(Row row, long at, double[] numbers, String[] categories);
    }

    FactFolder(FeatureSet set) {
        this.set = set;
        List<Feature> features = set.features();
        this.evaluators = new Evaluator[features.size()];
        this.blank = new String[evaluators.length];
        Arrays.fill(blank, "");
        for (int i = 0; i < evaluators.length; i++) {
            evaluators[i] = evaluator(features.get(i), i);
        }
        this.whenDecided = byStream(Known.DECISION);
        this.whenLabelled = byStream(Known.LABEL);
        this.byInterval = new LinkedHashMap<>();
        for (KeyedBalance balance : balances.values()) {
            byInterval
                    .computeIfAbsent(balance.spec().interval(), name -> new ArrayList<>())
                    .add(balance);
        }
    }

    private Map<String, List<KeyedTally>> byStream(Known at) {
        Map<String, List<KeyedTally>> map = new LinkedHashMap<>();
        for (KeyedTally tally : tallies.values()) {
            if (tally.spec().at() == at) {
                map.computeIfAbsent(tally.spec().stream(), name -> new ArrayList<>())
                        .add(tally);
            }
        }
        return map;
    }

    void fold(Fact fact) {
        if (fact instanceof Fact.Decided decided) {
            tally(whenDecided, decided);
        } else if (fact instanceof Fact.LabelKnown known) {
            tally(whenLabelled, known);
        } else if (fact instanceof Fact.Opened opened) {
            balance(opened.interval(), opened.row(), 1);
        } else if (fact instanceof Fact.Closed closed) {
            balance(closed.interval(), closed.row(), -1);
            tally(whenLabelled, CLOSED + closed.interval(), closed);
        } else if (fact instanceof Fact.Told told) {
            tally(whenLabelled, TOLD + told.outcome(), told);
        }
    }

    private static void tally(Map<String, List<KeyedTally>> listeners, Fact fact) {
        tally(listeners, fact.row().schema().stream(), fact);
    }

    private static void tally(Map<String, List<KeyedTally>> listeners, String source, Fact fact) {
        for (KeyedTally tally : listeners.getOrDefault(source, List.of())) {
            tally.fold(fact.at(), fact.row());
        }
    }

    private void balance(String interval, Row row, int sign) {
        for (KeyedBalance balance : byInterval.getOrDefault(interval, List.of())) {
            balance.fold(row, sign);
        }
    }

    FeatureVector evaluate(Row row, long at) {
        double[] numbers = new double[evaluators.length];
        String[] categories = blank.clone();
        for (Evaluator evaluator : evaluators) {
            evaluator.put(row, at, numbers, categories);
        }
        return new FeatureVector(set, at, numbers, categories);
    }

    private Evaluator evaluator(Feature feature, int place) {
        Schema rows = set.rows().schema();
        if (feature instanceof Feature.Number number) {
            int position = rows.position(number.name(), number.column(), ColumnType.NUMBER);
            boolean log = number.transform() == Feature.Transform.LOG;
            return (row, at, numbers, categories) ->
                    numbers[place] = log ? FeatureArithmetic.logarithm(row.number(position)) : row.number(position);
        } else if (feature instanceof Feature.Category category) {
            KeyReader key = new KeyReader(rows, category.columns());
            return (row, at, numbers, categories) -> {
                numbers[place] = Double.NaN;
                categories[place] = key.of(row);
            };
        } else if (feature instanceof Feature.Calendar calendar) {
            InstantReader instant = instant(rows, calendar.column());
            ZoneId zone = set.zone();
            return (row, at, numbers, categories) ->
                    numbers[place] = FeatureArithmetic.calendarPart(instant.of(row, at), calendar.part(), zone);
        } else if (feature instanceof Feature.Elapsed elapsed) {
            InstantReader from = instant(rows, elapsed.from());
            InstantReader to = instant(rows, elapsed.to());
            double unit = elapsed.unit().milliseconds();
            return (row, at, numbers, categories) ->
                    numbers[place] = FeatureArithmetic.elapsed(from.of(row, at), to.of(row, at)) / unit;
        } else if (feature instanceof Feature.Missing missing) {
            List<String> columns = missing.columns();
            return (row, at, numbers, categories) -> numbers[place] = columns.stream()
                    .filter(column -> row.show(column).isEmpty())
                    .count();
        } else if (feature instanceof Feature.Code code) {
            return code(code, place);
        }
        return aggregate(feature, place);
    }

    private Evaluator aggregate(Feature feature, int place) {
        if (feature instanceof Feature.Rate rate) {
            return rate(rate, place);
        } else if (feature instanceof Feature.NestedRate nested) {
            return nested(nested, place);
        } else if (feature instanceof Feature.Velocity velocity) {
            return velocity(velocity, place);
        } else if (feature instanceof Feature.Throughput throughput) {
            return throughput(throughput, place);
        } else if (feature instanceof Feature.Ratio ratio) {
            int of = set.names().indexOf(ratio.of());
            int over = set.names().indexOf(ratio.over());
            return (row, at, numbers, categories) ->
                    numbers[place] = Math.abs(numbers[over]) > NEARLY_ZERO ? numbers[of] / numbers[over] : Double.NaN;
        } else if (feature instanceof Feature.LogOdds odds) {
            int of = set.names().indexOf(odds.of());
            return (row, at, numbers, categories) -> numbers[place] = FeatureArithmetic.logOdds(numbers[of]);
        } else if (feature instanceof Feature.Count count) {
            KeyedTally tally = tally(count.stream(), count.at(), "#", count.by(), count.memory(), row -> 1);
            return (row, at, numbers, categories) -> {
                tally.read(at, row, pair);
                numbers[place] = pair[0];
            };
        } else if (feature instanceof Feature.Mean mean) {
            Schema schema = set.getStream(mean.stream()).schema();
            int position = schema.position(mean.name(), mean.column(), ColumnType.NUMBER);
            KeyedTally.ValueReader value = row -> row.number(position);
            KeyedTally tally = tally(mean.stream(), mean.at(), mean.column(), mean.by(), mean.memory(), value);
            KeyedTally all = tally(mean.stream(), mean.at(), mean.column(), List.of(), mean.memory(), value);
            return (row, at, numbers, categories) -> {
                all.read(at, row, pair);
                double prior = pair[0] == 0 ? Double.NaN : pair[1] / pair[0];
                tally.read(at, row, pair);
                numbers[place] = FeatureArithmetic.smoothed(pair, mean.smoothing(), prior);
            };
        } else if (feature instanceof Feature.Backlog backlog) {
            KeyedBalance balance = balance(backlog.interval(), backlog.by());
            return (row, at, numbers, categories) -> numbers[place] = balance.read(row);
        } else if (feature instanceof Feature.Labor labor) {
            KeyedBalance balance = balance(labor.interval(), labor.by());
            return (row, at, numbers, categories) -> numbers[place] = balance.read(row);
        }
        throw new InvalidInputException("feature", feature.name(), "must be of a known kind");
    }

    private Evaluator rate(Feature.Rate rate, int place) {
        KeyedTally tally = outcomes(rate.outcome(), rate.by(), rate.memory());
        Feature.RateForm form = rate.form();
        if (rate.toward().isPresent()) {
            int parent = set.names().indexOf(rate.toward().get());
            return (row, at, numbers, categories) -> {
                tally.read(at, row, pair);
                numbers[place] = FeatureArithmetic.formed(
                        form, FeatureArithmetic.smoothed(pair, rate.smoothing(), numbers[parent]), numbers[parent]);
            };
        }
        KeyedTally all = outcomes(rate.outcome(), List.of(), rate.memory());
        return (row, at, numbers, categories) -> {
            all.read(at, row, pair);
            double prior = pair[0] == 0 ? Double.NaN : pair[1] / pair[0];
            tally.read(at, row, pair);
            numbers[place] =
                    FeatureArithmetic.formed(form, FeatureArithmetic.smoothed(pair, rate.smoothing(), prior), prior);
        };
    }

    private Evaluator nested(Feature.NestedRate nested, int place) {
        List<KeyedTally> levels = new ArrayList<>();
        for (int keys = 0; keys <= nested.by().size(); keys++) {
            levels.add(outcomes(nested.outcome(), nested.by().subList(0, keys), nested.memory()));
        }
        return (row, at, numbers, categories) -> {
            double rate = Double.NaN;
            for (KeyedTally level : levels) {
                level.read(at, row, pair);
                rate = FeatureArithmetic.smoothed(pair, nested.smoothing(), rate);
            }
            numbers[place] = rate;
        };
    }

    /** Outcomes by key, each counted when it is told. */
    private KeyedTally outcomes(String name, List<String> by, Memory memory) {
        Outcome outcome = set.getOutcome(name);
        String source = outcome.toldItself() ? TOLD + name : set.rows().name();
        Schema rows = set.rows().schema();
        return tallies.computeIfAbsent(
                new KeyedTally.Spec(source, Known.LABEL, "outcome:" + name, by, memory),
                spec -> keyed(spec, rows, outcome::of));
    }

    private Evaluator code(Feature.Code code, int place) {
        Schema rows = set.rows().schema();
        KeyReader key = new KeyReader(rows, List.of(code.column()), code.prefix());
        KeyedTally.Spec spec = new KeyedTally.Spec(
                set.rows().name(), Known.DECISION, "code:" + code.prefix(), List.of(code.column()), Memory.ALL);
        KeyedTally tally =
                tallies.computeIfAbsent(spec, each -> new KeyedTally(each, key, new KeySlots<>(key), row -> 1));
        return (row, at, numbers, categories) -> {
            tally.read(at, row, pair);
            String text = key.of(row);
            numbers[place] = Double.NaN;
            categories[place] = text.isEmpty() || pair[0] >= code.floor() ? text : Feature.Code.RARE;
        };
    }

    private Evaluator velocity(Feature.Velocity velocity, int place) {
        Schema schema = set.getStream(velocity.stream()).schema();
        int position = velocity.column()
                .map(column -> schema.position(velocity.name(), column, ColumnType.NUMBER))
                .orElse(-1);
        KeyedTally tally = tally(
                velocity.stream(),
                velocity.at(),
                velocity.column().orElse("#"),
                velocity.by(),
                velocity.memory(),
                row -> position < 0 ? 1 : row.number(position));
        return perTime(tally, velocity.memory(), velocity.unit(), place);
    }

    private Evaluator throughput(Feature.Throughput throughput, int place) {
        IntervalSource source = set.findInterval(throughput.interval()).orElseThrow();
        Schema schema = set.getStream(source.stream()).schema();
        int amount = source.amount()
                .map(column -> schema.position("amount", column, ColumnType.NUMBER))
                .orElse(-1);
        KeyedTally tally = tallies.computeIfAbsent(
                new KeyedTally.Spec(
                        CLOSED + source.name(), Known.LABEL, "amount", throughput.by(), throughput.memory()),
                spec -> keyed(spec, schema, row -> amount < 0 ? 1 : row.number(amount)));
        return perTime(tally, throughput.memory(), throughput.unit(), place);
    }

    private Evaluator perTime(KeyedTally tally, Memory memory, Feature.Unit unit, int place) {
        double units = memory.weighedMillis() / unit.milliseconds();
        return (row, at, numbers, categories) -> {
            tally.read(at, row, pair);
            numbers[place] = pair[1] / units;
        };
    }

    private KeyedTally tally(
            String stream, Known at, String value, List<String> by, Memory memory, KeyedTally.ValueReader reader) {
        return tallies.computeIfAbsent(
                new KeyedTally.Spec(stream, at, value, by, memory),
                spec -> keyed(spec, set.getStream(stream).schema(), reader));
    }

    private KeyedTally keyed(KeyedTally.Spec spec, Schema source, KeyedTally.ValueReader value) {
        KeySlots<Tally> beside = tallySlots.computeIfAbsent(spec.by(), this::slotsBy);
        return new KeyedTally(spec, new KeyReader(source, spec.by()), beside, value);
    }

    private <T> KeySlots<T> slotsBy(List<String> columns) {
        return new KeySlots<>(new KeyReader(set.rows().schema(), columns));
    }

    private KeyedBalance balance(String interval, List<String> by) {
        IntervalSource source = set.findInterval(interval).orElseThrow();
        return balances.computeIfAbsent(
                new KeyedBalance.Spec(interval, by),
                spec -> new KeyedBalance(
                        spec,
                        set.getStream(source.stream()).schema(),
                        balanceSlots.computeIfAbsent(by, this::slotsBy),
                        source.amount()));
    }

    private interface InstantReader {
        long of(Row row, long decision);
    }

    private static InstantReader instant(Schema rows, String column) {
        if (column.equals(Feature.DECISION_INSTANT)) {
            return (row, decision) -> decision;
        }
        int position = rows.position("instant", column, ColumnType.INSTANT);
        return (row, decision) -> row.instant(position);
    }

    void write(DataOutput out) throws IOException {
        for (KeyedTally tally : tallies.values()) {
            tally.write(out);
        }
        for (KeyedBalance balance : balances.values()) {
            balance.write(out);
        }
    }

    void fill(DataInput in) throws IOException {
        for (KeyedTally tally : tallies.values()) {
            tally.fill(in);
        }
        for (KeyedBalance balance : balances.values()) {
            balance.fill(in);
        }
    }
}
