package io.chargehand.simulation;

import io.chargehand.kernel.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What nobody knows of a network's stock: units believed at a place and not there, units put where nobody looks; and which
 * orders wait for their customer. Kept in a text file, so that the live days go on from it. Not thread-safe.
 */
final class HiddenStock {

    private static final int ORDER_FIELDS = 4;

    /** Units believed and not there, by {@code location|item}; negative where more are there. */
    private final Map<String, Integer> missing = new TreeMap<>();
    /** Units put where nobody looks, by {@code node|item}. */
    private final Map<String, Integer> lost = new TreeMap<>();
    /** When orders leave, by {@code order|staging location}, milliseconds. */
    private final Map<String, Long> leaving = new TreeMap<>();

    static HiddenStock of(TwinWorld world) {
        HiddenStock hidden = new HiddenStock();
        for (Site site : world.sites) {
            StockBook stock = site.state.stock;
            for (int item = 0; item < site.node.carried().size(); item++) {
                String id = site.itemId(item).value();
                for (int place = 0; place < 2; place++) {
                    int layoutPlace = site.placeOf(item, place);
                    if (layoutPlace >= 0) {
                        int believed = stock.available[place][item] + stock.reserved[place][item];
                        hidden.setMissing(
                                site.node.location(layoutPlace).value(), id, believed - stock.there[place][item]);
                    }
                }
                hidden.addLost(site.node.id().value(), id, stock.lost[item]);
            }
            for (Due due : site.state.agenda) {
                Work.Visit visit = due.kind() == Due.Kind.HAND_OVER ? site.state.visits.get(due.subject()) : null;
                if (visit != null) {
                    hidden.leaves(
                            visit.order.placed.orderId().value(),
                            site.node.location(visit.staging).value(),
                            due.at());
                }
            }
        }
        return hidden;
    }

    int missing(String location, String item) {
        return missing.getOrDefault(location + "|" + item, 0);
    }

    void setMissing(String location, String item, int units) {
        if (units == 0) {
            missing.remove(location + "|" + item);
        } else {
            missing.put(location + "|" + item, units);
        }
    }

    void addMissing(String location, String item, int units) {
        setMissing(location, item, missing(location, item) + units);
    }

    void addLost(String node, String item, int units) {
        if (units > 0) {
            lost.merge(node + "|" + item, units, Integer::sum);
        }
    }

    /** Finds what was lost of an item at a node; it is no longer lost. */
    int find(String node, String item) {
        Integer units = lost.remove(node + "|" + item);
        return units == null ? 0 : units;
    }

    void leaves(String order, String staging, long at) {
        leaving.put(order + "|" + staging, at);
    }

    /** Takes out who leaves by then: pairs of order and staging location. */
    List<String[]> takeLeaving(long by) {
        List<String[]> taken = new ArrayList<>();
        leaving.entrySet().removeIf(entry -> {
            boolean due = entry.getValue() <= by;
            if (due) {
                taken.add(entry.getKey().split("\\|", -1));
            }
            return due;
        });
        return taken;
    }

    int size() {
        return missing.size() + lost.size() + leaving.size();
    }

    void save(Path file) {
        StringBuilder text = new StringBuilder();
        missing.forEach((key, units) ->
                text.append("missing|").append(key).append('|').append(units).append('\n'));
        lost.forEach((key, units) ->
                text.append("lost|").append(key).append('|').append(units).append('\n'));
        leaving.forEach((key, at) ->
                text.append("leaving|").append(key).append('|').append(at).append('\n'));
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, text, StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the twin's hidden stock in " + file, e);
        }
    }

    static HiddenStock load(Path file) {
        HiddenStock hidden = new HiddenStock();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                hidden.read(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the twin's hidden stock from " + file, e);
        }
        return hidden;
    }

    private void read(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != ORDER_FIELDS) {
            throw new InvalidInputException("hiddenStock", line, "must have " + ORDER_FIELDS + " fields");
        }
        String key = fields[1] + "|" + fields[2];
        switch (fields[0]) {
            case "missing" -> missing.put(key, Integer.parseInt(fields[3]));
            case "lost" -> lost.put(key, Integer.parseInt(fields[3]));
            case "leaving" -> leaving.put(key, Long.parseLong(fields[3]));
            default -> throw new InvalidInputException("hiddenStock", fields[0], "must be missing, lost or leaving");
        }
    }
}
