package io.chargehand.app.mainjob;

import io.chargehand.event.EventIntake;
import io.chargehand.simulation.TwinSettings;
import io.chargehand.testing.ChargehandIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;

@ChargehandIT
class LoadProbeIT {
    @Autowired
    EventIntake intake;

    @Test
    void load() throws Exception {
        long t0 = System.nanoTime();
        // var counts = new java.util.TreeMap<String, Integer>();

        t0 = System.nanoTime();
        double[] last = {0};
        long start = t0;
        var loaded = new HistoryLoader(intake, TwinSettings.standardFor(LocalDate.of(2026, 11, 20))).load(p -> {
            if (p - last[0] > 0.05) {
                last[0] = p;
                System.out.printf("PROGRESS %.2f %.1f s%n", p, (System.nanoTime() - start) / 1e9);
            }
        });
        System.out.println("LOAD " + (System.nanoTime() - t0) / 1e9 + " " + loaded);
    }
}
