package io.chargehand.simulation;

import io.chargehand.event.OperationalEvent;
import io.chargehand.kernel.Rules;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What one who knows the hidden parameters would answer, for the measure "which share of the way from a rate table to an
 * oracle". Written to files beside the history; never an event, never a feature. Stateless.
 *
 * <p>Receipts: the true chances of each ASN line at its advice, in closed form; what the lines of a shipment share by luck is
 * integrated out. Promises: roll-outs of the node from the very state at the decision, hidden stock included, with fresh draws
 * of all that had not happened yet: orders to come, time of work, absences, slips. Orders that spill over from other nodes and
 * lines sent on to other nodes after a short pick are left out of a roll-out.
 */
public final class TwinOracle {

    private TwinOracle() {}

    /**
     * How to write an oracle.
     *
     * @param receiptFile CSV of ASN lines: {@code asn,line,advised_at,short,over,damaged,late}
     * @param promiseFile CSV of decisions:
     *     {@code order,line,node,decided_at,due_at,miss_probability,roll_outs}
     * @param promiseDays days before the end of history whose decisions are sampled, 1 to 90
     * @param promiseRows decisions to sample, about, 1 to 100,000
     * @param rollOuts roll-outs of each, 1 to 10,000
     */
    public record Settings(Path receiptFile, Path promiseFile, int promiseDays, int promiseRows, int rollOuts) {

        /**
         * Checks the ranges.
         *
         * @throws io.chargehand.kernel.InvalidInputException naming the field out of range
         */
        public Settings {
            Rules.range("promiseDays", promiseDays, 1, 90);
            Rules.range("promiseRows", promiseRows, 1, 100_000);
            Rules.range("rollOuts", rollOuts, 1, 10_000);
        }

        /** In a folder: two weeks, 2,500 decisions, 64 roll-outs each. */
        public static Settings in(Path folder) {
            return new Settings(
                    folder.resolve("receipt-oracle.csv"), folder.resolve("promise-oracle.csv"), 14, 2500, 64);
        }
    }

    /**
     * Makes the history again, and writes what the oracle knows on the way.
     *
     * @param sink takes the history's events, as {@link TwinHistory#generate}
     * @return what the history looked like
     */
    public static TwinStatistics write(TwinSettings twin, Settings settings, Consumer<List<OperationalEvent>> sink) {
        return run(twin, settings, sink).statistics;
    }

    /** The world at the end of a history that was watched. */
    static TwinWorld run(TwinSettings twin, Settings settings, Consumer<List<OperationalEvent>> sink) {
        try (BufferedWriter receipts = open(settings.receiptFile());
                BufferedWriter promises = open(settings.promiseFile())) {
            receipts.write("asn,line,advised_at,short,over,damaged,late\n");
            promises.write("order,line,node,decided_at,due_at,miss_probability,roll_outs\n");
            TwinWorld world = new TwinWorld(twin, Reporter.to(sink, "h"), WorkPolicy.FIFO);
            PromiseOracle oracle = new PromiseOracle(world, settings, row -> line(promises, row));
            world.watchedBy(new Watcher(world, receipts, oracle));
            TwinHistory.runThrough(world);
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the oracle", e);
        }
    }

    private static BufferedWriter open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    private static void line(BufferedWriter writer, String text) {
        try {
            writer.write(text);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the oracle", e);
        }
    }

    /** Sees what the twin's nodes do, with their hidden state. */
    private record Watcher(TwinWorld world, BufferedWriter receipts, PromiseOracle oracle) implements TwinWorld.Watch {

        @Override
        public void advised(Site site, Work.Shipment shipment, long at) {
            int number = 0;
            for (Work.Line each : shipment.lines) {
                number++;
                SupplyPhysics.Chances chances =
                        world.physics.supply().chances(SupplyPhysics.known(shipment, each, site.node.index(), at));
                line(
                        receipts,
                        String.format(
                                Locale.ROOT,
                                "%s,%d,%s,%.5f,%.5f,%.5f,%.5f",
                                shipment.id,
                                number,
                                TwinCalendar.instant(at),
                                chances.isShort(),
                                chances.over(),
                                chances.damaged(),
                                chances.late()));
            }
        }

        @Override
        public void reserved(Site site, Work.Visit visit, long at) {
            oracle.decided(site, visit, at);
        }
    }
}
