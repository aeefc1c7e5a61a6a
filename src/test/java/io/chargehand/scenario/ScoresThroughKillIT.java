package io.chargehand.scenario;

import io.chargehand.monitoring.SnapshotCodec;
import io.chargehand.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code kill -9} loses no more snapshots than the stated bound: those of the last quarter of a second, and of the write under way. */
class ScoresThroughKillIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /** Four times the bound, for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    private static final Duration LOAD = Duration.ofSeconds(4);

    @Test
    void whatWasScoredBeforeTheLastMomentIsKept(@TempDir Path folder) throws Exception {
        List<Long> answeredAt = new ArrayList<>();
        long killed;
        try (ServiceProcess service = ServiceProcess.start(folder, "killed", DATABASE.settings())) {
            service.awaitReady();
            HttpResponse<String> told = service.post("/v1/events", facts(Instant.now()));
            assertThat(told.body()).doesNotContain("REJECTED");
            long end = System.nanoTime() + LOAD.toNanos();
            while (System.nanoTime() < end) {
                HttpResponse<String> answer =
                        service.post("/v1/receipt-risk-scores", lines(answeredAt.size(), Instant.now()));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                answeredAt.add(System.nanoTime());
            }
            killed = System.nanoTime();
            service.kill();
        }
        Set<String> kept = kept();
        assertThat(answeredAt).hasSizeGreaterThan(20);
        for (int asn = 0; asn < answeredAt.size(); asn++) {
            if (killed - answeredAt.get(asn) > BOUND.toNanos()) {
                assertThat(kept).contains("K" + asn + "/1", "K" + asn + "/2");
            }
        }
        System.out.println(answeredAt.size() + " calls, " + kept.size() / 2 + " kept");
    }

    /** Every key, read through its content. */
    private static Set<String> kept() {
        Set<String> kept = new HashSet<>();
        JdbcClient jdbc = DATABASE.jdbc();
        jdbc.sql("SELECT model, version, keys, content FROM monitoring_asked").query(row -> {
            List<String> keys = List.of((String[]) row.getArray(3).getArray());
            SnapshotCodec.read(row.getString(1), row.getString(2), keys, row.getBytes(4))
                    .forEach(score -> kept.add(score.key()));
        });
        return kept;
    }

    private static String lines(int asn, Instant now) {
        return """
                {"asns": [{"asnId": "K%d", "supplierId": "dairy", "nodeId": "K1", "carrier": "C1", "orderedAt": "%s",
                           "expectedAt": "%s", "lines": [{"line": 1, "itemId": "milk", "advised": 10, "cartons": 2},
                                                          {"line": 2, "itemId": "milk", "advised": 20, "cartons": 4}]}]}
                """.formatted(asn, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
    }

    private static String facts(Instant now) {
        return "["
                + event("node-defined", now, """
                        {"nodeId":"K1","name":"Kept","kind":"STORE","format":"GROCERY","timeZone":"UTC","latitude":41.88,
                         "longitude":-87.63,"opens":"00:00","closes":"23:59","pickLinesPerHour":60,
                         "zones":[{"zoneId":"K1.dock","purpose":"DOCK"}],
                         "locations":[{"locationId":"K1.D1","zoneId":"K1.dock"}],"links":[]}""")
                + "," + event("supplier-defined", now, """
                        {"supplierId":"dairy","name":"Dairy","country":"US"}""")
                + "," + event("item-defined", now, """
                        {"itemId":"milk","description":"Milk","department":"DAIRY",
                         "price":{"amount":"3.49","currency":"USD"},"unitCost":{"amount":"1.90","currency":"USD"},
                         "shelfLife":"PT720H","weightKilograms":1.05,"volumeLitres":1.1}""")
                + "]";
    }

    private static String event(String type, Instant at, String data) {
        return """
                {"specversion":"1.0","id":"k-%1$s","source":"test","type":"io.chargehand.%1$s.v1","time":"%2$s",
                 "datacontenttype":"application/json","data":%3$s}""".formatted(type, at, data);
    }
}
