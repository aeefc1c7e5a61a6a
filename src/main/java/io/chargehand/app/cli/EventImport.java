package io.chargehand.app.cli;

import io.chargehand.event.DeadLetters;
import io.chargehand.event.EventCodec;
import io.chargehand.event.EventIntake;
import io.chargehand.event.EventVerdict;
import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.InvalidInputException;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * Takes a file of events in: reads all of it first, and hands it to the intake only if few enough lines are unreadable, so
 * that a wrong file changes nothing.
 */
final class EventImport {

    private static final int BATCH = 1000;
    private static final int SHOWN = 10;

    private final EventCodec codec;
    private final EventIntake intake;
    private final DeadLetters deadLetters;

    EventImport(EventCodec codec, EventIntake intake, DeadLetters deadLetters) {
        this.codec = codec;
        this.intake = intake;
        this.deadLetters = deadLetters;
    }

    /** Reads every line of the file and changes nothing. */
    Check check(EventFile file) {
        Tally tally = new Tally();
        file.forEachLine((number, line) -> {
            tally.lines++;
            try {
                codec.read(line);
            } catch (InvalidInputException refused) {
                tally.refuse(number, refused);
            }
        });
        return new Check(tally.lines, tally.refused, tally.first);
    }

    /**
     * Takes the file in, in batches. A line that cannot be read or breaks a rule is kept among the dead letters.
     *
     * @param done told after each batch how many lines are done
     */
    Result run(EventFile file, LongConsumer done) {
        Tally tally = new Tally();
        List<Numbered> batch = new ArrayList<>(BATCH);
        file.forEachLine((number, line) -> {
            tally.lines++;
            try {
                batch.add(new Numbered(number, codec.read(line)));
            } catch (InvalidInputException unreadable) {
                deadLetters.keep(null, null, line, unreadable);
                tally.refuse(number, unreadable);
            }
            if (batch.size() == BATCH) {
                accept(batch, tally);
                done.accept(tally.lines);
            }
        });
        accept(batch, tally);
        done.accept(tally.lines);
        return new Result(tally.lines, tally.accepted, tally.duplicates, tally.refused, tally.first);
    }

    private void accept(List<Numbered> batch, Tally tally) {
        if (batch.isEmpty()) {
            return;
        }
        List<EventVerdict> verdicts =
                intake.accept(batch.stream().map(Numbered::event).toList());
        for (int i = 0; i < batch.size(); i++) {
            EventVerdict verdict = verdicts.get(i);
            if (verdict instanceof EventVerdict.Accepted) {
                tally.accepted++;
            } else if (verdict instanceof EventVerdict.Duplicate) {
                tally.duplicates++;
            } else if (verdict instanceof EventVerdict.Rejected rejected) {
                tally.refuse(batch.get(i).line(), rejected.reason());
            }
        }
        batch.clear();
    }

    private static final class Tally {

        private final List<Refusal> first = new ArrayList<>();
        private long lines;
        private long accepted;
        private long duplicates;
        private long refused;

        private void refuse(long line, InvalidInputException reason) {
            refused++;
            if (first.size() < SHOWN) {
                first.add(new Refusal(line, reason.field(), reason.value(), reason.rule()));
            }
        }
    }

    private record Numbered(long line, OperationalEvent event) {}

    /**
     * A line that was refused.
     *
     * @param line its number, from 1 on
     * @param field the path of the field at fault
     * @param value what it holds
     * @param rule what must hold
     */
    record Refusal(long line, String field, String value, String rule) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "line %d: %s %s, but was %s", line, field, rule, value);
        }
    }

    /**
     * What a file holds.
     *
     * @param lines lines that are not blank
     * @param unreadable lines that are no event of the contract
     * @param first the first ten of them
     */
    record Check(long lines, long unreadable, List<Refusal> first) {

        double unreadableShare() {
            return lines == 0 ? 0 : (double) unreadable / lines;
        }
    }

    /**
     * What became of a file.
     *
     * @param lines lines that are not blank
     * @param accepted events that are new in the log
     * @param duplicates events that the log had
     * @param refused lines kept among the dead letters
     * @param first the first ten of them
     */
    record Result(long lines, long accepted, long duplicates, long refused, List<Refusal> first) {}
}
