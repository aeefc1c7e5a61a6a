package io.chargehand.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures, from outside and while the live day goes on, how long an event takes to reach its node's queue. Needs nothing but a
 * JDK: {@code java src/bench/java/io/chargehand/bench/QueueDelay.java [address] [rounds]}.
 *
 * <p>An event's answer names its position in the log, and a queue names the last position that its plan knows; the delay is the
 * time from the answer to the first queue that knows the position, looked at every 20 ms. Stock adjustments of +1 and -1 leave
 * the stock as it was; returns are made and their tasks cancelled.
 */
public final class QueueDelay {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration GIVE_UP = Duration.ofSeconds(60);
    private static final double LIMIT_SECONDS = 2;
    private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
    private static final Pattern KNOWS = Pattern.compile("\"eventPosition\":(\\d+)");
    private static final Pattern AVAILABLE =
            Pattern.compile("\"item\":\"([^\"]+)\",\"place\":\\{\"locationId\":\"([^\"]+)\",\"status\":\"AVAILABLE\"");
    private static final Pattern BUCKET =
            Pattern.compile("chargehand_plan_delay_seconds_bucket\\{.*le=\"([^\"]+)\".*} ([0-9.E+]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private int sent;

    private QueueDelay(URI base) {
        this.base = base;
    }

    /** Runs the measurement against a service that is ready. */
    public static void main(String[] arguments) throws Exception {
        String address = arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8080";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        new QueueDelay(URI.create(address)).measure(rounds);
    }

    private void measure(int rounds) throws Exception {
        List<Place> places = places();
        System.out.println("nodes: " + places.size() + ", twin's time: " + now());
        Map<Double, Double> before = buckets();
        show("one event, one node, others live", singles(places, rounds));
        show("burst of 500 adjustments, per node", bursts(places, 500, Math.max(1, rounds / 20)));
        show("burst of 500 on one node", bursts(List.of(places.get(places.size() - 1)), 500, Math.max(1, rounds / 20)));
        show("burst of 500 returns, last task of each node", returns(places, 500));
        showMeter(before, buckets());
    }

    /** A place of a node that holds stock. */
    private record Place(String node, String item, String location) {}

    private List<Place> places() throws Exception {
        List<Place> places = new ArrayList<>();
        for (String prefix : List.of("DC", "DK", "ST")) {
            for (int i = 1; i < 100; i++) {
                String node = prefix + String.format("%02d", i);
                HttpResponse<String> stock = get("/v1/nodes/" + node + "/stock");
                if (stock.statusCode() != 200) {
                    break;
                }
                Matcher place = AVAILABLE.matcher(stock.body());
                if (place.find()) {
                    places.add(new Place(node, place.group(1), place.group(2)));
                }
            }
        }
        return places;
    }

    private static String text(String json, String field) {
        Matcher found = Pattern.compile("\"" + field + "(?:Id)?\":\"([^\"]+)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    private double[] singles(List<Place> places, int rounds) throws Exception {
        List<Double> delays = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Place place = places.get(round * 7 % places.size());
            Map<String, Long> positions = post(List.of(adjustment(place, 1)), List.of(place));
            delays.addAll(await(positions));
            post(List.of(adjustment(place, -1)), List.of(place));
            Thread.sleep(500);
        }
        return sorted(delays);
    }

    private double[] bursts(List<Place> places, int events, int rounds) throws Exception {
        List<Double> delays = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<String> bodies = new ArrayList<>();
            List<Place> of = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                Place place = places.get(i % places.size());
                of.add(place);
                bodies.add(adjustment(place, i / places.size() % 2 == 0 ? 1 : -1));
            }
            delays.addAll(await(post(bodies, of)));
            Thread.sleep(3_000);
        }
        return sorted(delays);
    }

    /** Work that is derived: until the last task of each node is in its queue, where every open task is at any time. */
    private double[] returns(List<Place> places, int events) throws Exception {
        List<String> bodies = new ArrayList<>();
        Map<String, String> lastTasks = new TreeMap<>();
        List<String> cancelled = new ArrayList<>();
        String now = now();
        for (int i = 0; i < events; i++) {
            Place place = places.get(i % places.size());
            String id = "delay-" + run + "-" + i;
            lastTasks.put(place.node, "return-" + id);
            bodies.add(event(
                    "return-received",
                    now,
                    "{\"returnId\":\"" + id + "\",\"nodeId\":\"" + place.node + "\",\"itemId\":\"" + place.item
                            + "\",\"quantity\":1}"));
            cancelled.add(event(
                    "task-cancelled",
                    now,
                    "{\"taskId\":\"return-" + id + "\",\"nodeId\":\"" + place.node + "\",\"reason\":\"measured\"}"));
        }
        send(bodies);
        long start = System.nanoTime();
        List<Double> delays = new ArrayList<>();
        while (!lastTasks.isEmpty() && elapsed(start) < GIVE_UP.toSeconds()) {
            for (String node : List.copyOf(lastTasks.keySet())) {
                if (get("/v1/tasks/" + lastTasks.get(node)).statusCode() == 200) {
                    delays.add(elapsed(start));
                    lastTasks.remove(node);
                }
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        // Those that the live day's workers have begun or done are refused, which is as well.
        answer(cancelled);
        return sorted(delays);
    }

    private String adjustment(Place place, int change) {
        return event(
                "stock-adjusted",
                nowOrFail(),
                "{\"nodeId\":\"" + place.node + "\",\"itemId\":\"" + place.item
                        + "\",\"place\":{\"locationId\":\"" + place.location
                        + "\",\"status\":\"AVAILABLE\"},\"change\":" + change
                        + ",\"reason\":\"measuring\"}");
    }

    private String event(String type, String time, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + run + "-" + sent++
                + "\",\"source\":\"/bench/queue-delay\",\"type\":" + "\"io.chargehand." + type + ".v1\",\"time\":\""
                + time + "\",\"data\":" + data + "}";
    }

    private String cachedNow = "";
    private long cachedAt;

    private String nowOrFail() {
        try {
            if (cachedNow.isEmpty() || elapsed(cachedAt) > 0.2) {
                cachedNow = now();
                cachedAt = System.nanoTime();
            }
            return cachedNow;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String now() throws IOException, InterruptedException {
        return text(get("/v1/clock").body(), "now");
    }

    /** Sends events as one call, and returns the last position per node. */
    private Map<String, Long> post(List<String> bodies, List<Place> of) throws Exception {
        Matcher position = POSITION.matcher(send(bodies));
        Map<String, Long> last = new TreeMap<>();
        for (Place place : of) {
            if (!position.find()) {
                throw new IllegalStateException("an event was not accepted");
            }
            last.put(place.node, Long.parseLong(position.group(1)));
        }
        return last;
    }

    private String send(List<String> bodies) throws Exception {
        HttpResponse<String> answer = answer(bodies);
        if (answer.statusCode() != 200 || answer.body().contains("\"verdict\":\"rejected\"")) {
            throw new IllegalStateException(answer.statusCode() + " "
                    + answer.body().substring(0, Math.min(2_000, answer.body().length())));
        }
        return answer.body();
    }

    private HttpResponse<String> answer(List<String> bodies) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/events"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", bodies) + "]"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Seconds until each node's plan knows its position. */
    private List<Double> await(Map<String, Long> positions) throws Exception {
        long start = System.nanoTime();
        Map<String, Long> waiting = new TreeMap<>(positions);
        List<Double> delays = new ArrayList<>();
        while (!waiting.isEmpty()) {
            if (elapsed(start) > GIVE_UP.toSeconds()) {
                throw new IllegalStateException("no plan knows " + waiting);
            }
            for (String node : List.copyOf(waiting.keySet())) {
                Matcher knows = KNOWS.matcher(
                        get("/v1/nodes/" + node + "/task-queue?limit=1").body());
                if (knows.find() && Long.parseLong(knows.group(1)) >= waiting.getOrDefault(node, 0L)) {
                    delays.add(elapsed(start));
                    waiting.remove(node);
                }
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
        return delays;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static double elapsed(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private static double[] sorted(List<Double> delays) {
        return delays.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private void show(String what, double[] delays) {
        if (delays.length == 0) {
            System.out.println(what + ": nothing measured");
            return;
        }
        long above = Arrays.stream(delays).filter(each -> each > LIMIT_SECONDS).count();
        System.out.printf(
                Locale.ROOT,
                "%-52s n %5d  p50 %.3f s  p99 %.3f s  max %.3f s  above 2 s %.2f %%%n",
                what,
                delays.length,
                at(delays, 0.5),
                at(delays, 0.99),
                delays[delays.length - 1],
                100.0 * above / delays.length);
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.floor(share * sorted.length))];
    }

    /** The service's own meter, by upper bound in seconds: how many delays, of all commits, were at most that. */
    private Map<Double, Double> buckets() throws Exception {
        Map<Double, Double> buckets = new TreeMap<>();
        for (String line : get("/actuator/prometheus").body().split("\n")) {
            Matcher bucket = BUCKET.matcher(line);
            if (bucket.matches()) {
                double bound =
                        bucket.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bucket.group(1));
                buckets.put(bound, Double.parseDouble(bucket.group(2)));
            }
        }
        return buckets;
    }

    private static void showMeter(Map<Double, Double> before, Map<Double, Double> after) {
        double all =
                after.getOrDefault(Double.POSITIVE_INFINITY, 0.0) - before.getOrDefault(Double.POSITIVE_INFINITY, 0.0);
        System.out.printf(Locale.ROOT, "all commits meanwhile, by the service's meter: n %.0f%n", all);
        after.forEach((bound, count) -> System.out.printf(
                Locale.ROOT,
                "  at most %5.2f s: %6.2f %%%n",
                bound,
                100 * (count - before.getOrDefault(bound, 0.0)) / all));
    }
}
