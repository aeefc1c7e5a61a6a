package io.chargehand.dispatch.json;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Random;

/** Draws problems that nobody would post on purpose: contradictory, empty, out of range, flat, steep, too short and too long. */
final class StrangeProblem {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final Random random;
    private final ObjectNode body = JsonMapper.shared().createObjectNode();
    private final int locations;
    private final int workers;
    private final int tasks;

    StrangeProblem(long seed) {
        random = new Random(seed);
        locations = 1 + random.nextInt(8);
        workers = one(0, 1, 1, 2, 3, 5);
        tasks = one(0, 1, 5, 20, 60);
    }

    String draw() {
        body.put("currency", random.nextBoolean() ? "USD" : "JPY").put("now", NOW.toString());
        ObjectNode walking = body.putObject("walking");
        ArrayNode names = walking.putArray("locations");
        ArrayNode rows = walking.putArray("minutes");
        for (int from = 0; from < locations; from++) {
            names.add("L" + from);
            ArrayNode row = rows.addArray();
            for (int to = 0; to < locations; to++) {
                row.add(from == to ? 0.0 : one(0.0, 1.0, 5.0, 10_080.0).doubleValue());
            }
        }
        ArrayNode crew = body.putArray("workers");
        for (int w = 0; w < workers; w++) {
            worker(crew.addObject().put("id", "W" + w));
        }
        ArrayNode work = body.putArray("tasks");
        for (int t = 0; t < tasks; t++) {
            task(work.addObject().put("id", "T" + t), t);
        }
        for (int t = 0; t + 1 < tasks; t += 2) {
            if (rarely(20)) {
                ((ObjectNode) work.get(t)).put("partner", "T" + (t + 1));
                ((ObjectNode) work.get(t + 1)).put("partner", "T" + (rarely(10) ? t + 1 : t));
            }
        }
        if (rarely(5)) {
            body.putObject("prices").put("undone", one("0", "900000000000")).put("reassignment", one("0", "5"));
        }
        return body.toString();
    }

    private void worker(ObjectNode worker) {
        ArrayNode windows = worker.putArray("windows");
        int from = one(0, -100, 10, 500);
        for (int i = one(0, 1, 1, 2, 3); i > 0; i--) {
            int to = from + one(1, 30, 240, 60 * 24 * 300);
            windows.addObject().put("start", at(from)).put("end", at(to));
            from = to + one(0, 0, 30, rarely(20) ? -1 : 1);
        }
        worker.put("position", location());
        some(worker.putArray("skills"), "A", "B", "C");
        some(worker.putArray("equipment"), "X", "Y");
        worker.put("wagePerHour", one("0", "18.00", "18.00", rarely(20) ? "1000000000" : "1"));
        if (rarely(3)) {
            worker.put("home", location());
        }
        if (rarely(3)) {
            worker.put("longestTour", one("PT0S", "PT1H", "P2D"));
        }
        if (rarely(3)) {
            worker.putObject("capacity").put("grams", one(0, 10, 1000));
        }
        if (rarely(3)) {
            worker.put("pace", one(0.1, 1.0, 10.0));
        }
        if (rarely(5)) {
            worker.put("overtimeAllowed", one("PT0S", "PT1H", "P1D"));
        }
        if (rarely(10)) {
            worker.put("availableFrom", at(one(-5, 30, 60 * 24 * 900)));
        }
    }

    private void task(ObjectNode task, int number) {
        task.put("duration", one("PT0S", "PT0.001S", "PT5M", "PT5M", "PT1H", "P30D"));
        if (rarely(5)) {
            task.put("from", location()).put("to", location());
        } else {
            task.put("at", location());
        }
        if (!rarely(3)) {
            ObjectNode curve = task.putObject("delayCost");
            ArrayNode points = curve.putArray("points");
            points.addObject().put("at", at(random.nextInt(400) - 100)).put("loss", one("0", "1.5"));
            if (rarely(3)) {
                points.addObject().put("at", at(301)).put("loss", one("2", "10000", rarely(20) ? "900000000000" : "3"));
            }
            curve.put("perMinute", one("0", "0.0001", "1", "1000", rarely(20) ? "1000000000000" : "2"));
        }
        some(task.putArray("skills"), "A", "B", rarely(10) ? "D" : "C");
        if (rarely(5)) {
            task.putArray("equipment").add(one("X", "Y", "Z"));
        }
        if (rarely(3) && number > 0) {
            task.putArray("predecessors")
                    .addObject()
                    .put("taskId", "T" + (rarely(50) ? random.nextInt(tasks) : random.nextInt(number)))
                    .put("gap", one("PT0S", "PT1H", "P30D"))
                    .put("sameWorker", random.nextBoolean());
        }
        if (rarely(10)) {
            task.put("release", at(one(-100, 60, 60 * 24 * 300)));
        }
        if (rarely(10)) {
            task.put(one("latestStart", "latestFinish"), at(one(-100, 60, 300)));
        }
        if (rarely(5)) {
            task.putObject("load").put("grams", one(0L, 5L, 1_000_000_000_000L));
        }
        task.put("unloads", rarely(10));
        if (rarely(5)) {
            task.put("leaving", one("NEVER", "STANDARD", "PRICE"));
            if (task.get("leaving").asString().equals("PRICE")) {
                task.put("leavingPrice", one("0", "5", rarely(10) ? "900000000000" : "6"));
            }
        }
        if (rarely(10) && workers > 0) {
            pin(task.putObject("pin").put("workerId", "W" + random.nextInt(workers)));
        }
    }

    private void pin(ObjectNode pin) {
        pin.put("kind", one("STARTED", "FROZEN", "ASSIGNED"));
        switch (pin.get("kind").asString()) {
            case "STARTED" -> pin.put("startedAt", at(one(-10, 0)));
            case "FROZEN" -> pin.put("rank", random.nextInt(7) - 3);
            default -> {}
        }
    }

    private void some(ArrayNode array, String... from) {
        for (String each : from) {
            if (rarely(3)) {
                array.add(each);
            }
        }
    }

    private String location() {
        return "L" + random.nextInt(locations);
    }

    private boolean rarely(int times) {
        return random.nextInt(times) == 0;
    }

    @SafeVarargs
    private <T> T one(T... from) {
        return from[random.nextInt(from.length)];
    }

    private static String at(int minutes) {
        return NOW.plusSeconds(60L * minutes).toString();
    }
}
